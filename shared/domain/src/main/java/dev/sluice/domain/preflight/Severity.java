package dev.sluice.domain.preflight;

/** What a finding does to the cutover. */
public enum Severity {
    /** It is refused. */
    BLOCKS,
    /** It goes on, and says so. */
    WARNS
}
