package dev.sluice.rehearsal.cutover;

import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.Scenario;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A site moves from a load balancer to CloudFront, and users go with it or come back. */
public final class CutoverScenario implements Scenario {

    private final String name;
    private final String summary;
    private final Conditions conditions;
    private final Outcome expected;

    private CutoverScenario(String name, String summary, Conditions conditions, Outcome expected) {
        this.name = name;
        this.summary = summary;
        this.conditions = conditions;
        this.expected = expected;
    }

    /** Nothing is wrong with the canary. */
    public static CutoverScenario healthy() {
        return new CutoverScenario(
                "healthy",
                "a site moves behind CloudFront, 1 to 100%, as fast as the evidence allows",
                Conditions.HEALTHY,
                Outcome.PROMOTED);
    }

    /** The canary fails 2% of its requests. */
    public static CutoverScenario badRelease() {
        return new CutoverScenario(
                "bad-release",
                "the canary fails 2% of its requests where stable fails 0.3%, and is turned back",
                Conditions.BAD_RELEASE,
                Outcome.ROLLED_BACK);
    }

    /** The canary is well until it has a good part of the traffic. */
    public static CutoverScenario lateFault() {
        return new CutoverScenario(
                "late-fault",
                "something breaks behind the canary when it has much of the traffic already",
                Conditions.LATE_FAULT,
                Outcome.ROLLED_BACK);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Rehearsal play(long seed) {
        try (var world = new World(seed)) {
            var run = new CutoverStage(world, conditions).play();
            var story = new StoryTeller(run, conditions)
                    .tell(
                            Character.toUpperCase(summary.charAt(0)) + summary.substring(1),
                            "sluice rehearse %s --seed %d".formatted(name, seed));
            return new Rehearsal(
                    name,
                    seed,
                    run.outcome(),
                    run.outcome() == expected,
                    world.elapsed(),
                    run.traffic().requests(),
                    run.traffic().errors(),
                    run.timeline(),
                    findings(run),
                    Optional.of(new RampResult(run.finalSplit(), run.rolledBackAtShare(), run.minutes(), story)));
        }
    }

    private static List<String> findings(CutoverRun run) {
        var lines = new ArrayList<String>();
        var start = run.execution().startedAt();
        run.allAt()
                .ifPresent(at -> lines.add("The canary had all of the traffic %s after the start."
                        .formatted(minutes(Duration.between(start, at)))));
        run.rolledBackAt()
                .ifPresent(at ->
                        lines.add("Turned back %s after the start, when %.2f%% of the requests were the canary's."
                                .formatted(
                                        minutes(Duration.between(start, at)),
                                        100 * run.rolledBackAtShare().orElse(0))));
        run.notices().stream()
                .filter(notice -> notice.subject().startsWith("Sluice"))
                .forEach(notice -> {
                    lines.add("");
                    lines.add("What people are told: " + notice.subject());
                    notice.text().lines().map(line -> "  " + line).forEach(lines::add);
                });
        return lines;
    }

    private static String minutes(Duration duration) {
        return "%.1f minutes".formatted(duration.toMillis() / 60_000.0);
    }
}
