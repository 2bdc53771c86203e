package dev.sluice.rehearsal;

import dev.sluice.rehearsal.cutover.RampResult;
import dev.sluice.rehearsal.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A scenario that was played.
 *
 * @param scenario its name
 * @param asExpected whether it ended as the scenario should
 * @param duration in virtual time
 * @param requests of all viewers
 * @param badRequests those that got an error, or what the site no longer holds
 * @param findings what there is to say beyond the timeline, a line each
 * @param ramp what came of the weights; empty when none were moved
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
        List<String> findings,
        Optional<RampResult> ramp) {

    public Rehearsal {
        findings = List.copyOf(findings);
    }

    /** How a scenario can end. */
    public enum Outcome {
        /** Every point of presence serves what the bucket holds. */
        FRESH,
        /** The canary has all of the traffic. */
        PROMOTED,
        /** Stable has all of the traffic again. */
        ROLLED_BACK,
        /** The ramp waits for a person. */
        HELD,
        /** It does not do what it is for. */
        FAILED
    }
}
