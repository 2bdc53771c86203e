package dev.sluice.domain.cutover;

import dev.sluice.domain.judge.Judge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.Collectors;

/** Everything since the first step before a judge who knows nothing yet: so no state is carried, and no minute counts twice. */
final class Replay {

    private Replay() {}

    static Judge judge(Cutover cutover, HealthMetrics.Health health) {
        var ramp = cutover.request().ramp();
        var judge = Judge.start(cutover.request().policy(cutover.step()), ramp.shares());
        var steps = laterSteps(cutover);
        Queue<Long> purges = new ArrayDeque<>(health.purged().stream().sorted().toList());
        for (var minute : health.minutes()) {
            while (!steps.isEmpty() && steps.element() <= minute.index()) {
                judge.beginStep(steps.remove());
            }
            while (!purges.isEmpty() && purges.element() <= minute.index()) {
                judge.purged(purges.remove());
            }
            judge.observe(minute);
        }
        steps.forEach(judge::beginStep);
        purges.forEach(judge::purged);
        return judge;
    }

    /** The first minutes of all steps but the first, which begins with the judge. */
    private static Queue<Long> laterSteps(Cutover cutover) {
        Duration ttl = cutover.timeToLive();
        return cutover.steps().stream()
                .skip(1)
                .map(step -> step.firstMinute(ttl))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }
}
