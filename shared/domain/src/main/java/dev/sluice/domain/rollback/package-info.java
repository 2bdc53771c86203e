/** What calls for a rollback, and whether there is anything to roll back. */
package dev.sluice.domain.rollback;
