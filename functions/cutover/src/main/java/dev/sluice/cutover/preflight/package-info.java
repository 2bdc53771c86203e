/** Looks at the account for the rules of preflight. */
package dev.sluice.cutover.preflight;
