/** The people who look at the site meanwhile. */
package dev.sluice.rehearsal.viewers;
