package dev.sluice.domain.cutover;

import dev.sluice.domain.routing.RecordGroup;
import java.util.List;
import java.util.Optional;

/**
 * How far a cutover has come. The state machine carries it from state to state.
 *
 * @param executionArn of the state machine
 * @param records as the last accepted change left them; anything else is drift
 * @param steps begun so far; the last one is the present one
 * @param next what to do now
 * @param waitSeconds before doing it, 0 or more
 * @param said the last thing worth telling, in one sentence
 * @param holding why and since when the ramp holds; empty while it goes on
 */
public record Cutover(
        CutoverRequest request,
        String executionArn,
        RecordGroup records,
        List<StepRun> steps,
        Next next,
        int waitSeconds,
        String said,
        Optional<Holding> holding) {

    public Cutover {
        steps = List.copyOf(steps);
    }

    /** What the state machine does next. */
    public enum Next {
        WARM_UP,
        SHIFT_WEIGHT,
        VERIFY_WEIGHT,
        JUDGE_HEALTH,
        APPROVE,
        HOLD,
        FINISH,
        ROLL_BACK,
        REFUSED,
        PROMOTED
    }

    /** Preflight found nothing that blocks. */
    public static Cutover begin(CutoverRequest request, String executionArn, RecordGroup records) {
        return new Cutover(
                request,
                executionArn,
                records,
                List.of(),
                Next.WARM_UP,
                0,
                "preflight found nothing",
                Optional.empty());
    }
}
