/** Rehearses a cutover: the state machine, handlers and alarms that ship, between resolvers and two arms that do not exist. */
package dev.sluice.rehearsal.cutover;
