package dev.sluice.rehearsal.cutover;

import dev.sluice.rehearsal.aws.CallLog;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.world.Delay;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cutovers that make the functions use every permission they have. */
public final class TroubledCutovers {

    private static final StepFunctionsSettings UNHEARD =
            new StepFunctionsSettings(Delay.NONE, Delay.NONE, Delay.NONE, Delay.NONE, 1);

    private TroubledCutovers() {}

    /** What was called in each of them. */
    public static List<CallLog> play() {
        var healthy = Script.of(Conditions.HEALTHY);
        return Stream.of(
                        healthy,
                        Script.of(Conditions.BAD_RELEASE),
                        healthy.with("hold", Map.of("limitMinutes", 10)).with(TroubledCutovers::drifts),
                        healthy.with("approvals", Map.of("before", List.of(2), "timeoutMinutes", 10))
                                .with("hold", Map.of("limitMinutes", 10)),
                        healthy.with(TroubledCutovers::missesBlindly),
                        healthy.with(TroubledCutovers::isStopped),
                        healthy.with(UNHEARD).with(TroubledCutovers::isStopped))
                .map(TroubledCutovers::play)
                .toList();
    }

    private static CallLog play(Script script) {
        var log = new CallLog[1];
        Played.of(script.with(scene -> {
            log[0] = scene.aws().log();
            script.mishap().strike(scene);
        }));
        return log[0];
    }

    private static void drifts(Scene scene) {
        scene.atPercent(5, () -> new Somebody(scene).edits("stable", record -> record.ttl(300L)));
    }

    /** Until an alarm calls. */
    private static void missesBlindly(Scene scene) {
        Mishaps.failing("JudgeHealth").strike(scene);
        scene.atPercent(10, () -> scene.cache().limitTo(.5));
    }

    /** As in the console, without a word. */
    private static void isStopped(Scene scene) {
        scene.atPercent(10, () -> new Somebody(scene).stopsTheCutover(null));
    }
}
