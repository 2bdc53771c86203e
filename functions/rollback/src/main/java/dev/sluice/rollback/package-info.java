/** An alarm, or a cutover that broke off: the weights go back. */
package dev.sluice.rollback;
