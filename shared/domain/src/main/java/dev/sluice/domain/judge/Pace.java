package dev.sluice.domain.judge;

/**
 * What a step waits for, and how long.
 *
 * @param minimumRequests canary requests a step needs before the ramp goes on, 0 or more. Requests that arrived, not the
 *     weight: resolvers cache answers, and some stretch the TTL
 * @param wholeMinutes minutes that must have begun since a step's first one, in which the weight was still changing
 * @param proveAbove share of the traffic, 0–1, above which no step but the first starts before health is proved
 * @param patience minutes in one step after which holding is called inconclusive, 1 or more
 * @param horizon minutes with canary requests over which alpha is spent, 1 or more. The judge does not go blind after it:
 *     from there on a second alpha covers the rest of time
 */
public record Pace(long minimumRequests, int wholeMinutes, double proveAbove, int patience, int horizon) {

    public static final Pace DEFAULT = new Pace(50, 1, .01, 1_440, 1_440);

    /** @throws IllegalArgumentException when a number is outside its range; the message names it */
    public Pace {
        Ranges.atLeast("minimum requests", (double) minimumRequests, 0);
        Ranges.atLeast("whole minutes", wholeMinutes, 0);
        Ranges.within("share above which health must be proved", proveAbove, 0, 1);
        Ranges.atLeast("patience in minutes", patience, 1);
        Ranges.atLeast("horizon in minutes", horizon, 1);
    }

    public Pace withPatience(int minutes) {
        return new Pace(minimumRequests, wholeMinutes, proveAbove, minutes, horizon);
    }

    public Pace withHorizon(int minutes) {
        return new Pace(minimumRequests, wholeMinutes, proveAbove, patience, minutes);
    }
}
