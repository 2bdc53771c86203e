/** The states of a cutover: one handler each, and the state machine that is their order. */
package dev.sluice.cutover;
