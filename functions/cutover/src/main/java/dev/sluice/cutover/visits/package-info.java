/** Pages and files of the site, as one arm or the other serves them. */
package dev.sluice.cutover.visits;
