package dev.sluice.benchmarks.judge;

import dev.sluice.domain.judge.Policy;
import java.util.List;
import java.util.function.Supplier;

/**
 * A way to guard a ramp.
 *
 * @param guard makes one for each ramp
 */
record Rule(String name, Supplier<Guard> guard) {

    static final Rule SLUICE = new Rule("Sluice", () -> new SluiceGuard(Policy.DEFAULT.withStable()));

    static final Rule SLUICE_ALONE = new Rule("Sluice, no stable arm", () -> new SluiceGuard(Policy.DEFAULT));

    static final List<Rule> FIXED = List.of(
            new Rule("alarm 1 of 1", () -> FixedRule.alarm(1)),
            new Rule("alarm 3 of 3", () -> FixedRule.alarm(3)),
            new Rule("alarm 5 of 5", () -> FixedRule.alarm(5)),
            new Rule("Flagger, threshold 5", () -> FixedRule.flagger(5)));
}
