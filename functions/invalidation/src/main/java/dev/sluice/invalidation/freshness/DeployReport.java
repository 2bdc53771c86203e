package dev.sluice.invalidation.freshness;

import dev.sluice.domain.freshness.Deploy;
import dev.sluice.domain.freshness.Outcome;
import dev.sluice.domain.freshness.Sighting;
import dev.sluice.domain.freshness.Verdict.Kind;
import dev.sluice.domain.freshness.Watch;
import dev.sluice.domain.freshness.Watch.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A deploy in a few lines that a person understands. It claims what was seen, and no more. */
final class DeployReport {

    private static final int REMARKS = 8;

    private final Deploy deploy;
    private final Watch watch;
    private final Optional<Failure> failure;

    DeployReport(WatchDocument document) {
        this.deploy = document.deploy();
        this.watch = document.watch();
        this.failure = document.failure();
    }

    Outcome outcome() {
        return watch.end();
    }

    /** Whether something kept the watch from its end, so that somebody should look after it. */
    boolean isCutShort() {
        return failure.isPresent() || !watch.round().completed();
    }

    /** What people must hear of even when a bucket is busy. */
    boolean isBadNews() {
        return outcome() == Outcome.STALE || isCutShort();
    }

    /** From the last change until it was seen everywhere it was looked for. */
    OptionalLong secondsToFresh() {
        return outcome() == Outcome.FRESH ? OptionalLong.of(seconds(watch.look().orElseThrow())) : OptionalLong.empty();
    }

    /** What both purges bill. */
    long billedPaths() {
        return (long) deploy.billedPaths()
                + (watch.round().second() ? watch.stale().size() : 0);
    }

    /** How many paths are stale and stay so. */
    long stalePaths() {
        return outcome() == Outcome.STALE ? watch.stale().size() : 0;
    }

    String headline() {
        return switch (outcome()) {
            case FRESH ->
                "%s is fresh %,d s after the last change"
                        .formatted(deploy.distributionId(), seconds(watch.look().orElseThrow()));
            case STALE ->
                "%s IS STALE at %s"
                        .formatted(deploy.distributionId(), count(watch.stale().size(), "path"));
            case UNKNOWN -> "%s: nobody knows whether it is fresh".formatted(deploy.distributionId());
        };
    }

    /** @param month what was billed this month, in one line */
    List<String> lines(String month) {
        var lines = new ArrayList<String>();
        lines.add(headline() + reason() + ".");
        lines.add("Keys: %s."
                .formatted(deploy.keys().entrySet().stream()
                        .map(key -> "%,d %s".formatted(key.getValue(), key.getKey()))
                        .collect(Collectors.joining(", "))));
        lines.add(purge());
        lines.add(verification());
        remarks().forEach(lines::add);
        lines.add(month);
        return lines;
    }

    private String reason() {
        if (failure.isPresent()) {
            return ", and the watch broke off: " + failure.get().words();
        }
        if (outcome() == Outcome.STALE) {
            return ", after a second purge";
        }
        if (outcome() == Outcome.FRESH) {
            return "";
        }
        return watch.round().completed()
                ? ": nothing that was seen proves it"
                : ": CloudFront does not call %s complete after %s"
                        .formatted(
                                watch.round().invalidationId(),
                                count(watch.round().looks(), "look"));
    }

    private String purge() {
        var more = deploy.billedPaths() > deploy.paths().size() ? " and more" : "";
        var again = watch.round().second()
                ? "; %s once more as %s"
                        .formatted(
                                count(watch.stale().size(), "path"),
                                watch.round().invalidationId())
                : "";
        return "Purged: %s as %s for $%s, with %s%s that had not changed: %s%s%s."
                .formatted(
                        count(deploy.billedPaths(), "path"),
                        deploy.invalidationId(),
                        deploy.costUsd(),
                        deploy.unlisted() > 0 ? "at least " : "",
                        count(deploy.overPurged(), "object"),
                        String.join(", ", deploy.paths()),
                        more,
                        again);
    }

    private String verification() {
        var cloudFront = watch.round().completed()
                ? "completed everywhere per CloudFront"
                : "not completed everywhere per CloudFront";
        var fresh = sightings().filter(sighting -> sighting.is(Kind.FRESH)).toList();
        if (fresh.isEmpty()) {
            return "Verified: nothing; %s.".formatted(cloudFront);
        }
        long urls = fresh.stream()
                .map(sighting -> sighting.probe().path())
                .distinct()
                .count();
        var pops = fresh.stream().map(Sighting::pop).distinct().sorted().collect(Collectors.joining(", "));
        return "Verified at POP %s: %s; %s."
                .formatted(pops.isEmpty() ? "unknown" : pops, count(urls, "URL"), cloudFront);
    }

    private Stream<String> remarks() {
        var remarkable =
                sightings().filter(sighting -> !sighting.is(Kind.FRESH)).toList();
        var shown = remarkable.stream().limit(REMARKS).flatMap(this::remark);
        int more = remarkable.size() - REMARKS;
        return more > 0 ? Stream.concat(shown, Stream.of("And %,d more like these.".formatted(more))) : shown;
    }

    private Stream<String> remark(Sighting sighting) {
        var line = "Seen: " + sighting.words();
        return sighting.is(Kind.STALE)
                ? Stream.of(line, sighting.curl(watch.look().orElseThrow().domainName()))
                : Stream.of(line);
    }

    private Stream<Sighting> sightings() {
        return watch.look().stream().flatMap(look -> look.sightings().stream());
    }

    private long seconds(Look look) {
        return Math.max(0, Duration.between(deploy.changedAt(), look.at()).toSeconds());
    }

    private static String count(long number, String noun) {
        return "%,d %s".formatted(number, number == 1 ? noun : noun + "s");
    }
}
