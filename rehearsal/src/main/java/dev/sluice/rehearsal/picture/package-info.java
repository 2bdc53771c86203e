/** The picture of a cutover: what happened as data in, one SVG out. Knows nothing of the simulation. */
package dev.sluice.rehearsal.picture;
