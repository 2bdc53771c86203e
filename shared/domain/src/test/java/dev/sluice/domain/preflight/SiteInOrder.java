package dev.sluice.domain.preflight;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.Guard.ErrorMetric;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.preflight.AlarmState.State;
import dev.sluice.domain.preflight.CrossFetch.Asset;
import dev.sluice.domain.preflight.CrossFetch.Page;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An account in which no rule finds anything, until a test breaks something. */
final class SiteInOrder {

    static final Site SITE = new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final String ROLLBACK = "arn:aws:lambda:us-east-1:123456789012:function:sluice-rollback";

    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:";
    static final String OWN = EXECUTION + "www.example.com_20260302T090000Z";
    static final String EARLIER = EXECUTION + "www.example.com_20260301T090000Z";

    static final Alias DISTRIBUTION = new Alias("d111111abcdef8.cloudfront.net", CloudFrontNames.ZONE, false);

    CutoverRequest request = request(List.of("5xx-of-checkout"), Optional.of("hc-1"));
    Part<Installation> installation = new Read<>(
            new Installation(SITE, Set.of("sluice-error-rate"), Set.of(), Set.of(ROLLBACK), Optional.empty()));
    Part<String> executionArn = new Read<>(OWN);
    Part<List<Run>> runs = new Read<>(List.of(run(OWN, Status.RUNNING), run(EARLIER, Status.SUCCEEDED)));
    List<WeightedRecord> records = new ArrayList<>(List.of(
            plain("A", "stable", 100, "192.0.2.7"),
            plain("AAAA", "stable", 100, "2001:db8::7"),
            alias("A", "canary", 0, DISTRIBUTION),
            alias("AAAA", "canary", 0, DISTRIBUTION)));
    Part<Optional<DistributionState>> distribution =
            new Read<>(Optional.of(distribution(true, true, "www.example.com")));
    Part<Boolean> additionalMetrics = new Read<>(true);
    List<AlarmState> alarms = new ArrayList<>(List.of(
            new AlarmState("sluice-error-rate", State.OK, true, List.of(ROLLBACK)),
            new AlarmState("5xx-of-checkout", State.OK, true, List.of("arn:aws:sns:us-east-1:1:pager", ROLLBACK))));
    Part<Optional<HealthCheckState>> healthCheck =
            new Read<>(Optional.of(new HealthCheckState("hc-1", false, "LastKnownStatus")));
    Part<Health> lastWeek = new Read<>(week(new Counts(100_000, 300), new Counts(100_000, 300)));
    Part<CrossFetch> crossFetch = new Read<>(new CrossFetch(
            List.of(
                    new Page("/", Arm.STABLE, true, "answers with text/html"),
                    new Page("/", Arm.CANARY, true, "answers with text/html")),
            List.of(new Asset("/app.1.js", "/", Arm.STABLE, true, "answers with text/javascript"))));

    /** What the rules find after something was broken. */
    static List<Finding> after(Consumer<SiteInOrder> breaking) {
        var site = new SiteInOrder();
        breaking.accept(site);
        return PreflightRules.check(site.snapshot());
    }

    AccountSnapshot snapshot() {
        return new AccountSnapshot(
                request,
                installation,
                executionArn,
                runs,
                new Read<>(new RecordGroup(SITE.domain(), SITE.stable(), SITE.canary(), records)),
                distribution,
                additionalMetrics,
                new Read<>(alarms),
                healthCheck,
                lastWeek,
                crossFetch);
    }

    /** Changes the records of one arm. */
    void change(Arm arm, UnaryOperator<WeightedRecord> change) {
        var identifier = arm == Arm.STABLE ? SITE.stable() : SITE.canary();
        records.replaceAll(record -> record.setIdentifier().equals(identifier) ? change.apply(record) : record);
    }

    /** Changes the records that are asked for. */
    void change(Predicate<WeightedRecord> which, UnaryOperator<WeightedRecord> change) {
        records.replaceAll(record -> which.test(record) ? change.apply(record) : record);
    }

    static CutoverRequest request(List<String> alarms, Optional<String> healthCheckId) {
        var defaults = CutoverRequest.of(SITE);
        return new CutoverRequest(
                SITE,
                defaults.ramp(),
                new Guard(ErrorMetric.ALL_ERRORS, Limits.DEFAULT, alarms, healthCheckId),
                defaults.stableMetrics(),
                defaults.warmUp(),
                defaults.approvals(),
                defaults.holdLimitMinutes(),
                defaults.stabiliseMinutes());
    }

    static DistributionState distribution(boolean deployed, boolean enabled, String... alternateNames) {
        return new DistributionState(
                "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL",
                DISTRIBUTION.name(),
                deployed,
                enabled,
                List.of(alternateNames));
    }

    static WeightedRecord plain(String type, String identifier, int weight, String value) {
        return new WeightedRecord(
                type, identifier, weight, Optional.of(60L), List.of(value), Optional.empty(), Optional.empty());
    }

    static WeightedRecord alias(String type, String identifier, int weight, Alias alias) {
        return new WeightedRecord(
                type, identifier, weight, Optional.empty(), List.of(), Optional.of(alias), Optional.empty());
    }

    static Run run(String arn, Status status) {
        return new Run(arn, status, NOW);
    }

    static Health week(Counts canary, Counts stable) {
        return new Health(List.of(Minute.of(1, canary).withStable(stable)), List.of());
    }
}
