package dev.sluice.domain.preflight;

/**
 * Something a cutover should not, or not quite, begin with.
 *
 * @param rule id of the rule
 * @param where such as {@code AAAA canary}
 * @param what is wrong there, continuing the sentence that {@code where} begins
 * @param cure what a person can do about it
 * @param source why it matters: a page of AWS, or the reason
 */
public record Finding(String rule, Severity severity, String where, String what, String cure, String source) {

    public boolean blocks() {
        return severity == Severity.BLOCKS;
    }

    /** Where and what, in one line. */
    public String sentence() {
        return where + " " + what;
    }
}
