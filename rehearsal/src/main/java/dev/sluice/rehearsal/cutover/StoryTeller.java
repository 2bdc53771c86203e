package dev.sluice.rehearsal.cutover;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.picture.CutoverStory;
import dev.sluice.rehearsal.picture.Decision;
import dev.sluice.rehearsal.picture.Decision.Kind;
import dev.sluice.rehearsal.picture.Moment;
import dev.sluice.rehearsal.route53.ZoneChange;
import dev.sluice.rehearsal.traffic.ArmMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A run as the picture tells it: in minutes since the start of the cutover. */
final class StoryTeller {

    private static final double ERROR_LIMIT = .01;
    private static final double EVIDENCE_NEEDED = 100;
    /** Of fewer requests a rate is noise. */
    private static final long ENOUGH_FOR_A_RATE = 200;

    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    private final CutoverRun run;
    private final Conditions conditions;
    private final Instant start;

    StoryTeller(CutoverRun run, Conditions conditions) {
        this.run = run;
        this.conditions = conditions;
        this.start = run.execution().startedAt();
    }

    CutoverStory tell(String title, String subtitle) {
        return new CutoverStory(title, subtitle, moments(), ERROR_LIMIT, EVIDENCE_NEEDED, decisions());
    }

    /** At the end of each minute, and whenever the weights change. */
    private List<Moment> moments() {
        var weights = weights();
        var shares = shares();
        var rates = rates();
        var evidence = evidence();
        var times = new TreeSet<>(shares.keySet());
        times.addAll(weights.keySet());
        return times.stream()
                .map(at -> new Moment(
                        at,
                        latest(weights, at),
                        OptionalDouble.of(between(shares, at)),
                        isOver(at) ? UNKNOWN : latest(rates, at),
                        isOver(at) ? UNKNOWN : latest(evidence, at)))
                .toList();
    }

    private NavigableMap<Double, Double> weights() {
        var weights = new TreeMap<>(Map.of(0.0, 0.0));
        run.changes()
                .forEach(change -> weights.put(
                        minute(change.submittedAt()), CutoverRun.split(change).canaryShare()));
        return weights;
    }

    /** Known at the end of the minute it is about. */
    private NavigableMap<Double, Double> shares() {
        var shares = new TreeMap<>(Map.of(0.0, 0.0));
        canaryMinutes()
                .forEach(minute ->
                        shares.put(minute(minute.begin()) + 1, run.traffic().canaryShare(minute.index())));
        return shares;
    }

    private NavigableMap<Double, Double> rates() {
        var rates = new TreeMap<Double, Double>();
        canaryMinutes()
                .filter(minute -> minute.requests() >= ENOUGH_FOR_A_RATE)
                .forEach(minute -> rates.put(minute(minute.begin()) + 1, (double) minute.errors() / minute.requests()));
        return rates;
    }

    private NavigableMap<Double, Double> evidence() {
        var evidence = new TreeMap<Double, Double>();
        run.evidence().forEach((at, value) -> evidence.put(Math.max(0, minute(at)), value));
        return evidence;
    }

    private Stream<ArmMinute> canaryMinutes() {
        return run.traffic().minutes().stream()
                .filter(minute -> minute.arm() == Arm.CANARY && !minute.begin().isBefore(start));
    }

    private static OptionalDouble latest(NavigableMap<Double, Double> values, double at) {
        var entry = values.floorEntry(at);
        return entry == null ? UNKNOWN : OptionalDouble.of(entry.getValue());
    }

    private static double between(NavigableMap<Double, Double> values, double at) {
        var before = values.floorEntry(at);
        var after = values.ceilingEntry(at);
        if (after == null || after.getKey().equals(before.getKey())) {
            return before.getValue();
        }
        double part = (at - before.getKey()) / (after.getKey() - before.getKey());
        return before.getValue() + part * (after.getValue() - before.getValue());
    }

    /** Who still comes after the rollback is no part of the judgement. */
    private boolean isOver(double at) {
        return run.rolledBackAt().filter(back -> minute(back) < at).isPresent();
    }

    private List<Decision> decisions() {
        var decisions = new ArrayList<Decision>();
        conditions
                .fault()
                .ifPresent(fault -> decisions.add(new Decision(
                        minutes(fault.after()),
                        Kind.FAULT,
                        "%.0f%% of its requests fail".formatted(100 * fault.errorRate()))));
        Split before = null;
        for (var change : run.changes()) {
            var split = CutoverRun.split(change);
            if (!split.equals(before)) {
                decisions.add(decision(change, split));
            }
            before = split;
        }
        run.execution()
                .end()
                .filter(end -> run.outcome() == Outcome.PROMOTED)
                .ifPresent(end -> decisions.add(new Decision(minute(end.at()), Kind.PROMOTED, "promoted")));
        return decisions;
    }

    private Decision decision(ZoneChange change, Split split) {
        double at = minute(change.submittedAt());
        return split.equals(Split.ROLLED_BACK)
                ? new Decision(
                        at,
                        Kind.ROLLBACK,
                        "rolled back, at %.1f%% of all requests"
                                .formatted(100 * run.rolledBackAtShare().orElse(0)))
                : new Decision(at, Kind.STEP, "%d%%".formatted(Math.round(100 * split.canaryShare())));
    }

    private double minute(Instant at) {
        return minutes(Duration.between(start, at));
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
