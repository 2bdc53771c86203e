package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.Severity.BLOCKS;
import static dev.sluice.domain.preflight.Severity.WARNS;

import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Words;
import dev.sluice.domain.preflight.CrossFetch.Page;
import dev.sluice.domain.routing.Arm;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the site is fit to be judged, and whether its arms can serve one user in turn. */
final class TrafficRules {

    /** Fewer say little of a site: a tester's missing favicon is 5% of twenty. */
    private static final long FEWEST_REQUESTS = 1_000;

    static final List<PreflightRule> ALL = List.of(
            new PreflightRule(
                    "last-week-within-limit",
                    BLOCKS,
                    "The site's own error rate of the last 7 days is within the limit",
                    "Mend what fails. If it is 4xx that the site lives with, such as scanners', judge by 5xx only:"
                            + " guard.errorMetric 5xxErrorRate. Else raise guard.errorRate",
                    "CloudFront Developer Guide, programming-cloudwatch-metrics: TotalErrorRate includes 4xx. What is"
                            + " over the limit before the ramp is rolled back during it",
                    TrafficRules::lastWeek),
            new PreflightRule(
                    "canary-serves-its-pages",
                    BLOCKS,
                    "The canary answers the site's pages",
                    "Mend the distribution, or correct warmUp.paths",
                    "The first users would see what preflight saw",
                    snapshot -> unusable(snapshot, Arm.CANARY)),
            new PreflightRule(
                    "stable-serves-its-pages",
                    WARNS,
                    "The stable arm answers the site's pages",
                    "See whether it answers users, and lets this function ask",
                    "A rollback sends everybody there",
                    snapshot -> unusable(snapshot, Arm.STABLE)),
            new PreflightRule(
                    "assets-on-both-arms",
                    BLOCKS,
                    "What a page of one arm refers to, the other arm has too",
                    "Upload the files of each release to both arms before the ramp, and keep the old ones until after it",
                    "DNS has no stickiness: a user may get a page from one arm and its files from the other",
                    TrafficRules::missingAssets));

    private TrafficRules() {}

    private static Stream<Problem> lastWeek(AccountSnapshot snapshot) {
        return snapshot.lastWeek().stream()
                .flatMap(health -> Stream.concat(
                        over(snapshot, "distribution " + snapshot.site().distributionId(), health, Minute::canary),
                        over(snapshot, "stable", health, Minute::stable)));
    }

    private static Stream<Problem> over(
            AccountSnapshot snapshot, String where, Health health, Function<Minute, Counts> arm) {
        long requests = sum(health, arm.andThen(Counts::requests));
        long errors = sum(health, arm.andThen(Counts::errors));
        double limit = snapshot.request().guard().limits().errorRate();
        double rate = (double) errors / Math.max(1, requests);
        return requests >= FEWEST_REQUESTS && rate > limit
                ? Stream.of(new Problem(
                        where,
                        "had errors in %s of %s, against a limit of %s"
                                .formatted(
                                        Words.percent(rate),
                                        Words.count(requests, "request", "requests"),
                                        Words.limit(limit))))
                : Stream.empty();
    }

    private static long sum(Health health, Function<Minute, Long> count) {
        return health.minutes().stream().mapToLong(count::apply).sum();
    }

    private static Stream<Problem> unusable(AccountSnapshot snapshot, Arm arm) {
        return snapshot.crossFetch().stream()
                .map(CrossFetch::pages)
                .flatMap(List::stream)
                .filter(page -> page.arm() == arm && !page.usable())
                .map(TrafficRules::problem);
    }

    private static Problem problem(Page page) {
        return new Problem("%s of %s".formatted(page.path(), name(page.arm())), page.answer());
    }

    private static Stream<Problem> missingAssets(AccountSnapshot snapshot) {
        return snapshot.crossFetch().stream()
                .map(CrossFetch::assets)
                .flatMap(List::stream)
                .filter(asset -> !asset.there())
                .map(asset -> new Problem(
                        asset.path(),
                        "%s on %s, and %s of %s refers to it"
                                .formatted(
                                        asset.answer(),
                                        name(asset.arm() == Arm.STABLE ? Arm.CANARY : Arm.STABLE),
                                        asset.page(),
                                        name(asset.arm()))));
    }

    private static String name(Arm arm) {
        return arm.name().toLowerCase(Locale.ROOT);
    }
}
