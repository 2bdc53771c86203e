/**
 * The kernel of the rehearsal: a seeded world with a virtual clock in which exactly one actor runs at a time, so that a
 * run is a pure function of its seed.
 */
package dev.sluice.rehearsal.world;
