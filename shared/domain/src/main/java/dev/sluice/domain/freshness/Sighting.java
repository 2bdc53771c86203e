package dev.sluice.domain.freshness;

import dev.sluice.domain.freshness.Verdict.Kind;

/**
 * A URL that was looked at, and what was seen.
 *
 * @param pop the point of presence that answered, such as {@code IAD89-C1}; empty when it did not say
 */
public record Sighting(Probe probe, Encoding encoding, String pop, Verdict verdict) {

    public boolean is(Kind kind) {
        return verdict.kind() == kind;
    }

    /** In one line. */
    public String words() {
        return "%s (%s) %s".formatted(probe.path(), encoding.header(), verdict.words());
    }

    /** What a person types to see the same; the quotes hold whatever a path may contain. */
    public String curl(String domainName) {
        var url = probe.url(domainName).toString().replace("'", "'\\''");
        return "curl -sD - -o /dev/null -H 'Accept-Encoding: %s' '%s'".formatted(encoding.header(), url);
    }
}
