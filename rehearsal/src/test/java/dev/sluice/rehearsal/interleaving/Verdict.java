package dev.sluice.rehearsal.interleaving;

import static dev.sluice.rehearsal.interleaving.Scene.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.interleaving.Requests.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What must hold for every run of every scene. */
final class Verdict {

    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final Set<String> STEPS = Set.of("ShiftWeight", "Finish");

    private final ScenePlay play;
    private final List<ResourceRecordSet> before;

    private Verdict(ScenePlay play) {
        this.play = play;
        this.before = play.recordsAtFirst;
    }

    static void on(ScenePlay play) {
        try {
            new Verdict(play).check();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + play.aws.timeline().lines(), e);
        }
    }

    private void check() {
        var writes = play.requests.writes();
        writes.forEach(write -> assertSound(write.records()));
        for (int i = 0; i < writes.size(); i++) {
            assertFair(writes.get(i), i == 0 ? "nobody" : writes.get(i - 1).caller());
        }
        assertThat(play.execution().status()).as("the execution").isNotEqualTo(ExecutionStatus.RUNNING);
        var decided = play.rescues.stream()
                .filter(Rescue::turnedBack)
                .map(Rescue::begun)
                .min(Instant::compareTo);
        if (decided.isEmpty()) {
            assertThat(play.execution().status())
                    .as("nothing was armed, so the execution")
                    .isEqualTo(ExecutionStatus.SUCCEEDED);
            return;
        }
        assertBack(decided.get().plus(IN_TIME));
        assertThat(play.rescues).filteredOn(Rescue::turnedBack).allMatch(Rescue::wasLive, "live when told");
        assertThat(play.topic.notices())
                .as("notices")
                .anyMatch(notice ->
                        !notice.at().isBefore(decided.get()) && notice.subject().contains("stable"));
    }

    /** In time the canary has no weight, and it never rises again. */
    private void assertBack(Instant deadline) {
        var writes = play.requests.writes();
        var then = writes.stream()
                .filter(write -> write.at().isBefore(deadline))
                .reduce((first, second) -> second)
                .map(Write::records)
                .orElse(before);
        assertThat(weights(then, SITE.canary()))
                .as("the canary's weights 30 s later")
                .containsOnly(0L);
        assertThat(writes).allSatisfy(write -> {
            if (!write.at().isBefore(deadline)) {
                assertThat(weights(write.records(), SITE.canary()))
                        .as("the canary's weights from then on")
                        .containsOnly(0L);
            }
        });
        assertThat(writes.stream().dropWhile(write -> !play.begins.containsKey(write.caller())))
                .as("steps that raise the canary once a rollback has written")
                .noneMatch(write -> isStep(write.caller()) && !isBack(write.records()));
        assertThat(play.zone.records()).as("guards").allMatch(record -> record.healthCheckId() == null);
    }

    static boolean isStep(String caller) {
        return STEPS.contains(caller);
    }

    static boolean isBack(List<ResourceRecordSet> records) {
        return weights(records, SITE.canary()).equals(Set.of(0L));
    }

    private void assertSound(List<ResourceRecordSet> records) {
        for (var arm : List.of(SITE.stable(), SITE.canary())) {
            assertThat(weights(records, arm)).as("weights of " + arm).hasSize(1);
        }
        assertThat(weights(records, SITE.stable()).iterator().next()
                        + weights(records, SITE.canary()).iterator().next())
                .as("weights of both arms")
                .isPositive();
        assertThat(others(records)).as("records of others").isEqualTo(others(before));
    }

    /** A step changes what a step left, or what the cutover began with; of what a rollback left it may take no weight. */
    private static void assertFair(Write write, String earlier) {
        if (isStep(write.caller()) && !isStep(earlier) && !earlier.equals("nobody")) {
            assertThat(weights(write.records(), SITE.canary()))
                    .as("the canary's weights by a step over a change of " + earlier)
                    .containsOnly(0L);
        }
    }

    private static Set<Long> weights(List<ResourceRecordSet> records, String arm) {
        return records.stream().filter(of(arm)).map(ResourceRecordSet::weight).collect(Collectors.toSet());
    }

    private static List<ResourceRecordSet> others(List<ResourceRecordSet> records) {
        return records.stream()
                .filter(of(SITE.stable()).or(of(SITE.canary())).negate())
                .toList();
    }

    private static Predicate<ResourceRecordSet> of(String arm) {
        return record -> record.name().equals(SITE.domain() + ".")
                && (record.type() == RRType.A || record.type() == RRType.AAAA)
                && arm.equals(record.setIdentifier());
    }
}
