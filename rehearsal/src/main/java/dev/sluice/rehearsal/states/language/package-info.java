/**
 * The Amazon States Language, JSONPath mode, as far as Sluice uses it: what a state machine is, and everything a state
 * does with data. Nothing here takes time or touches the world. Sections are those of the specification at
 * states-language.net; where Step Functions itself is known to do something else, the guide's page or the observation is
 * named.
 */
package dev.sluice.rehearsal.states.language;
