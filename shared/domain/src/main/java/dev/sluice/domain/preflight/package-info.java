/**
 * What is looked at before a cutover touches anything.
 *
 * <p>A rule is one entry in the list of its subject ({@link dev.sluice.domain.preflight.RecordRules} and its neighbours) and
 * a pure function from what was read to what is wrong. A new rule needs nothing else: {@link
 * dev.sluice.domain.preflight.PreflightRules} lists it, and handler and command line show it.
 */
package dev.sluice.domain.preflight;
