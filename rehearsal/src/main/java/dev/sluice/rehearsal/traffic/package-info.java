/** What a site's users send to its two arms, minute by minute, and what comes of it. */
package dev.sluice.rehearsal.traffic;
