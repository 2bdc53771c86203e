package dev.sluice.rehearsal;

import dev.sluice.rehearsal.timeline.Timeline;
import java.time.Duration;
import java.util.List;

/**
 * A scenario that was played.
 *
 * @param scenario its name
 * @param asExpected whether it ended as the scenario should
 * @param duration in virtual time
 * @param requests of all viewers
 * @param badRequests those that got an error, or what the site no longer holds
 * @param findings what there is to say beyond the timeline, a line each
 */
public record Rehearsal(
        String scenario,
        long seed,
        Outcome outcome,
        boolean asExpected,
        Duration duration,
        long requests,
        long badRequests,
        Timeline timeline,
        List<String> findings) {

    public Rehearsal {
        findings = List.copyOf(findings);
    }

    /** How a scenario can end. */
    public enum Outcome {
        /** Every point of presence serves what the bucket holds. */
        FRESH,
        /** It does not do what it is for. */
        FAILED
    }
}
