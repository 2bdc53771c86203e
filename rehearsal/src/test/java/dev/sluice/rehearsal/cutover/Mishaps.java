package dev.sluice.rehearsal.cutover;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.aws.Faults;
import java.time.Duration;
import java.util.List;

/** What befalls the cutovers of tests. */
final class Mishaps {

    private Mishaps() {}

    /** Every call these functions make of AWS is refused for its rate, from the step to 10% on. */
    static Mishap failing(String... functions) {
        return scene -> scene.atPercent(
                10,
                () -> scene.aws()
                        .suffer((caller, action) ->
                                List.of(functions).contains(caller) ? Fault.THROTTLED : Fault.NONE));
    }

    /** A function's calls are this much longer on their way. */
    static Faults slow(String function, Duration delay) {
        return new Faults() {
            @Override
            public Fault next(String caller, Action action) {
                return Fault.NONE;
            }

            @Override
            public Duration delay(String caller, Action action) {
                return caller.equals(function) ? delay : Duration.ZERO;
            }
        };
    }

    /** The same for a time only. */
    static Mishap failingFor(Duration outage, String... functions) {
        return scene -> scene.atPercent(10, () -> {
            var end = scene.world().elapsed().plus(outage);
            scene.aws()
                    .suffer((caller, action) -> List.of(functions).contains(caller)
                                    && scene.world().elapsed().compareTo(end) < 0
                            ? Fault.THROTTLED
                            : Fault.NONE);
        });
    }
}
