package dev.sluice.rehearsal.picture;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a picture of a cutover tells.
 *
 * @param title one line
 * @param subtitle a sentence or two; may be empty
 * @param moments kept in the order of time; may be empty
 * @param errorLimit the error rate above which a minute is a bad one, above 0 and at most 1
 * @param evidenceNeeded evidence at which the judge rolls back, above 1 and at most 10^9
 * @param decisions kept in the order of time; may be empty
 */
public record CutoverStory(
        String title,
        String subtitle,
        List<Moment> moments,
        double errorLimit,
        double evidenceNeeded,
        List<Decision> decisions) {

    private static final double MOST_NEEDED = 1e9;

    /** @throws IllegalArgumentException when a limit is out of its range */
    public CutoverStory {
        if (!(errorLimit > 0 && errorLimit <= 1)) {
            throw new IllegalArgumentException(
                    "an error limit of %s: give a share above 0 and at most 1, such as 0.01 for 1%%"
                            .formatted(errorLimit));
        }
        if (!(evidenceNeeded > 1 && evidenceNeeded <= MOST_NEEDED)) {
            throw new IllegalArgumentException("%s is needed as evidence: give 1/alpha, above 1 and at most %s"
                    .formatted(evidenceNeeded, MOST_NEEDED));
        }
        moments = moments.stream()
                .sorted(Comparator.comparingDouble(Moment::minute))
                .toList();
        decisions = decisions.stream()
                .sorted(Comparator.comparingDouble(Decision::minute))
                .toList();
    }

    /** Minutes until the last thing that happened, at least 1. */
    double minutes() {
        return Stream.of(
                        moments.stream().mapToDouble(Moment::minute),
                        decisions.stream().mapToDouble(Decision::minute),
                        DoubleStream.of(1))
                .flatMapToDouble(times -> times)
                .max()
                .getAsDouble();
    }

    /** The minute of the first rollback; infinite when nothing was rolled back. */
    double rolledBackAt() {
        return decisions.stream()
                .filter(decision -> decision.kind() == Decision.Kind.ROLLBACK)
                .mapToDouble(Decision::minute)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
