/** The rehearsal's JSON: the AWS events it composes, its own report, and the data of its state machines. */
package dev.sluice.rehearsal.json;
