package dev.sluice.domain.judge;

/**
 * What a verdict stands on.
 *
 * @param reading what the check that says most saw
 * @param value the evidence of all checks together, 0 or more; 1 is none
 * @param needed the evidence that rolls back, 1/alpha
 */
public record Evidence(Reading reading, double value, double needed) {

    /** For example: error rate 2.1% over 14 minutes against a limit of 1% (evidence 212, needed 100). */
    public String sentence() {
        return "%s (evidence %s, needed %s)".formatted(reading.sentence(), Words.evidence(value), Words.number(needed));
    }
}
