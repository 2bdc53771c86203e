package dev.sluice.domain.cutover;

import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.WeightedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A site, its records, and minutes of traffic, for tests. */
final class CutoverScene {

    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final long FIRST_MINUTE = NINE.getEpochSecond() / 60;
    static final Site SITE = new Site("www.example.com", "Z1", "stable", "canary", "E1");

    private CutoverScene() {}

    static CutoverRequest request(Ramp ramp) {
        return request(ramp, Approvals.NONE, 30);
    }

    static CutoverRequest request(Ramp ramp, Approvals approvals, int stabiliseMinutes) {
        return new CutoverRequest(
                SITE, ramp, Guard.DEFAULT, Optional.empty(), WarmUp.DEFAULT, approvals, 240, stabiliseMinutes);
    }

    static Cutover begun(CutoverRequest request) {
        return Cutover.begin(request, "arn:execution", records(), "preflight found nothing");
    }

    /** An alias to CloudFront on one arm, plain records with a TTL of 30 s on the other. */
    static RecordGroup records() {
        return new RecordGroup(
                "www.example.com",
                "stable",
                "canary",
                List.of(
                        new WeightedRecord(
                                "A",
                                "stable",
                                255,
                                Optional.of(30L),
                                List.of("192.0.2.1"),
                                Optional.empty(),
                                Optional.empty()),
                        new WeightedRecord(
                                "A",
                                "canary",
                                0,
                                Optional.empty(),
                                List.of(),
                                Optional.of(new WeightedRecord.Alias("d1.cloudfront.net", "Z2FDTNDATAQYW2", false)),
                                Optional.empty())));
    }

    /** A step begun and live {@code sync} later. */
    static Cutover step(Cutover cutover, Instant at, Duration sync) {
        return cutover.shifted(
                        cutover.nextRecords(), new Change("C" + cutover.steps().size()), at)
                .verified(at.plus(sync));
    }

    /** The first step, from nine, live after 20 s. */
    static Cutover firstStep(CutoverRequest request) {
        return step(begun(request), NINE, Duration.ofSeconds(20));
    }

    /** Minutes from nine on, each the same. */
    static HealthMetrics.Health minutes(int count, long requests, long errors) {
        return new HealthMetrics.Health(
                LongStream.range(FIRST_MINUTE, FIRST_MINUTE + count)
                        .mapToObj(index -> Minute.of(index, new Counts(requests, errors)))
                        .toList(),
                List.of());
    }

    static Instant after(long minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    static Split splitOf(RecordGroup group) {
        return new Split(
                group.records().getFirst().weight(), group.records().getLast().weight());
    }
}
