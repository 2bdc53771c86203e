package dev.sluice.rehearsal.wire;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.cutover.FinishHandler;
import dev.sluice.cutover.HoldHandler;
import dev.sluice.cutover.JudgeHealthHandler;
import dev.sluice.cutover.ShiftWeightHandler;
import dev.sluice.cutover.VerifyWeightHandler;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.time.Time;
import dev.sluice.rehearsal.Invocation;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The functions of the ramp, called as the state machine calls them: what the document says is next, after its wait. */
final class RampFunctions {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Next, RequestStreamHandler> functions;
    private final Time time;

    RampFunctions(TrafficRouter<RecordGroup> router, HealthMetrics metrics, Notices notices, Time time) {
        this.time = time;
        this.functions = Map.of(
                Next.SHIFT_WEIGHT, new ShiftWeightHandler(router, time),
                Next.VERIFY_WEIGHT, new VerifyWeightHandler(router, time),
                Next.JUDGE_HEALTH, new JudgeHealthHandler(metrics, time),
                Next.HOLD, new HoldHandler(notices, time),
                Next.FINISH, new FinishHandler(router, notices, time));
    }

    Cutover step(Cutover cutover) {
        time.pause(Duration.ofSeconds(cutover.waitSeconds()));
        var answer = Invocation.of(functions.get(cutover.next()), JSON.writeValueAsString(cutover));
        return JSON.readValue(answer, Cutover.class);
    }

    /** As many steps as it takes. */
    Cutover playUntil(Cutover cutover, Next next) {
        var now = cutover;
        while (now.next() != next) {
            now = step(now);
        }
        return now;
    }
}
