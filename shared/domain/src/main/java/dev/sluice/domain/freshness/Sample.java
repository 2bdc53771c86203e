package dev.sluice.domain.freshness;

import dev.sluice.domain.purge.EdgePath;
import java.util.Comparator;
import java.util.List;

/**
 * The few purged URLs worth looking at: the start page, then pages, then the largest files, a tie decided by the path. The
 * same purge always gives the same sample.
 */
public final class Sample {

    /** The most URLs to look at after one purge. */
    public static final int MOST = 12;

    /** A state machine's document has 256 KiB; longer paths and keys do not fit into it a dozen times, nor into a message. */
    public static final int LONGEST = 1_024;

    private static final EdgePath ROOT = new EdgePath("/");

    private static final Comparator<Candidate> MOST_IMPORTANT_FIRST = Comparator.comparingInt(Candidate::rank)
            .thenComparing(Comparator.comparingLong(Candidate::bytes).reversed())
            .thenComparing(candidate -> candidate.probe().path());

    private Sample() {}

    /** @param bytes the size of the object, 0 when it is gone */
    public record Candidate(Probe probe, long bytes) {

        private int rank() {
            var path = probe.path().value();
            if (probe.path().equals(ROOT)) {
                return 0;
            }
            return path.endsWith("/") || path.endsWith(".html") || path.endsWith(".htm") ? 1 : 2;
        }

        private boolean fits() {
            return probe.path().value().length() <= LONGEST && probe.key().length() <= LONGEST;
        }
    }

    /** At most {@value #MOST}, the most important first. */
    public static List<Probe> of(List<Candidate> candidates) {
        return candidates.stream()
                .filter(Candidate::fits)
                .sorted(MOST_IMPORTANT_FIRST)
                .map(Candidate::probe)
                .limit(MOST)
                .toList();
    }
}
