package dev.sluice.benchmarks.judge;

import dev.sluice.domain.judge.Judge;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Policy;
import dev.sluice.domain.judge.Verdict;

/** Goes on as soon as the judge says so. */
final class SluiceGuard implements Guard {

    private final Judge judge;
    private int judged;

    SluiceGuard(Policy policy) {
        this.judge = Judge.start(policy, Ramp.SHARES);
    }

    @Override
    public Move next(RampMinute seen, Position now) {
        if (seen.step() != judged) {
            judged = seen.step();
            judge.beginStep(seen.minute());
        }
        return switch (judge.observe(Minute.of(seen.minute(), seen.canary()).withStable(seen.stable()))) {
            case Verdict.Rollback _ -> Move.ROLL_BACK;
            case Verdict.Proceed _ -> seen.step() == now.step() ? Move.ADVANCE : Move.STAY;
            case Verdict.Hold _ -> Move.STAY;
        };
    }
}
