package dev.sluice.rehearsal.picture;

import java.util.OptionalDouble;

/**
 * How a cutover stood at one time. What is empty was not known, and leaves a gap.
 *
 * @param minute since the start, 0 or more
 * @param weightShare the canary's weight divided by the sum of the weights, 0–1; holds until the next moment
 * @param realisedShare the part of all requests that reached the canary, 0–1
 * @param errorRate the part of the canary's requests of this minute that failed, 0–1
 * @param evidence against the canary, 0 or more
 */
public record Moment(
        double minute,
        OptionalDouble weightShare,
        OptionalDouble realisedShare,
        OptionalDouble errorRate,
        OptionalDouble evidence) {

    /** @throws IllegalArgumentException when a value is out of its range; the message names it */
    public Moment {
        within("minute", OptionalDouble.of(minute), Double.MAX_VALUE);
        within("weightShare", weightShare, 1);
        within("realisedShare", realisedShare, 1);
        within("errorRate", errorRate, 1);
        within("evidence", evidence, Double.MAX_VALUE);
    }

    private static void within(String name, OptionalDouble value, double most) {
        value.ifPresent(number -> {
            if (!(number >= 0 && number <= most)) {
                throw new IllegalArgumentException("%s is %s: give 0 or more%s, or leave it empty when it is not known"
                        .formatted(name, number, most == 1 ? " and at most 1" : ""));
            }
        });
    }
}
