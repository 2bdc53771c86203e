package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.route53.ZoneChange;
import dev.sluice.rehearsal.sns.Notice;
import dev.sluice.rehearsal.states.Execution;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.traffic.ArmMinute;
import dev.sluice.rehearsal.traffic.TrafficLog;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * One cutover that was played.
 *
 * @param changes of the site's records, the oldest first
 * @param traffic of both arms, from before the cutover until after it
 * @param evidence against the canary as the judge saw it, by the time of its look
 * @param notices people got
 */
record CutoverRun(
        Execution execution,
        List<ZoneChange> changes,
        TrafficLog traffic,
        Map<Instant, Double> evidence,
        List<Notice> notices,
        Timeline timeline) {

    CutoverRun {
        changes = List.copyOf(changes);
        evidence = new TreeMap<>(evidence);
        notices = List.copyOf(notices);
    }

    Outcome outcome() {
        var split = finalSplit();
        if (execution.status() == ExecutionStatus.SUCCEEDED && split.equals(Split.ofCanary(100))) {
            return Outcome.PROMOTED;
        }
        if (execution.end().isEmpty()) {
            return Outcome.HELD;
        }
        return rolledBackAt().isPresent() && split.equals(Split.ROLLED_BACK) ? Outcome.ROLLED_BACK : Outcome.FAILED;
    }

    Split finalSplit() {
        return changes.isEmpty() ? Split.ofCanary(0) : split(changes.getLast());
    }

    /** When the write that turned everything back was accepted. */
    Optional<Instant> rolledBackAt() {
        return changes.stream()
                .filter(change -> split(change).equals(Split.ROLLED_BACK))
                .map(ZoneChange::submittedAt)
                .findFirst();
    }

    /** When the canary was first given all of the traffic. */
    Optional<Instant> allAt() {
        return changes.stream()
                .filter(change -> split(change).equals(Split.ofCanary(100)))
                .map(ZoneChange::submittedAt)
                .findFirst();
    }

    /** The canary's share of all requests in the minute it was turned back, 0–1. */
    OptionalDouble rolledBackAtShare() {
        return rolledBackAt()
                .map(at -> OptionalDouble.of(traffic.canaryShare(minuteOf(at))))
                .orElse(OptionalDouble.empty());
    }

    /** What both arms really did, from the start of the cutover on. */
    List<Minute> minutes() {
        long first = minuteOf(execution.startedAt());
        Map<Long, List<ArmMinute>> byIndex = traffic.minutes().stream()
                .filter(minute -> minute.index() >= first)
                .collect(Collectors.groupingBy(ArmMinute::index, TreeMap::new, Collectors.toList()));
        return byIndex.entrySet().stream()
                .map(entry -> minute(entry.getKey() - first, entry.getValue()))
                .toList();
    }

    /** The weights of the A records; those of the others are the same. */
    static Split split(ZoneChange change) {
        return new Split(weight(change, SITE.stable()), weight(change, SITE.canary()));
    }

    /** Minutes between the world's start and the one this instant is in. */
    static long minuteOf(Instant at) {
        return Duration.between(World.START, at).toMinutes();
    }

    private static int weight(ZoneChange change, String setIdentifier) {
        return change.record(SITE.domain(), "A", setIdentifier)
                .map(ResourceRecordSet::weight)
                .orElseThrow()
                .intValue();
    }

    private static Minute minute(long index, List<ArmMinute> arms) {
        var minute = Minute.of(index, counts(arms, Arm.CANARY)).withStable(counts(arms, Arm.STABLE));
        return arms.stream()
                .filter(arm -> arm.arm() == Arm.CANARY && arm.hitRatio().isPresent())
                .findFirst()
                .map(arm -> minute.withHitRatio(arm.hitRatio().getAsDouble()))
                .orElse(minute);
    }

    private static Counts counts(List<ArmMinute> arms, Arm which) {
        return arms.stream()
                .filter(arm -> arm.arm() == which)
                .map(arm -> new Counts(arm.requests(), arm.errors()))
                .findFirst()
                .orElse(Counts.NONE);
    }
}
