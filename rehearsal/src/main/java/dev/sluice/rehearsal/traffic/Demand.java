package dev.sluice.rehearsal.traffic;

/**
 * What a site's users ask for.
 *
 * @param requestsPerSecond on both arms together
 * @param unevenness how far a minute's own rate strays from that, as a relative standard deviation; 0 for a pure Poisson
 *     stream
 */
public record Demand(Course requestsPerSecond, double unevenness) {

    public Demand {
        if (!(unevenness >= 0)) {
            throw new IllegalArgumentException("unevenness is 0 or more, not " + unevenness);
        }
    }

    public static Demand steady(double requestsPerSecond) {
        return new Demand(Course.steady(requestsPerSecond), 0);
    }
}
