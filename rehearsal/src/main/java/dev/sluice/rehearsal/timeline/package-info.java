/** What happened in a rehearsal, for a person and for a program. */
package dev.sluice.rehearsal.timeline;
