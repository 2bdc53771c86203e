package dev.sluice.rehearsal.states;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.cutover.ApproveHandler;
import dev.sluice.cutover.FinishHandler;
import dev.sluice.cutover.HoldHandler;
import dev.sluice.cutover.JudgeHealthHandler;
import dev.sluice.cutover.PreflightHandler;
import dev.sluice.cutover.ShiftWeightHandler;
import dev.sluice.cutover.VerifyWeightHandler;
import dev.sluice.cutover.WarmUpHandler;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.freshness.Encoding;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.preflight.AccountReader;
import dev.sluice.domain.preflight.AlarmState;
import dev.sluice.domain.preflight.AlarmState.State;
import dev.sluice.domain.preflight.DistributionState;
import dev.sluice.domain.preflight.HealthCheckState;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import dev.sluice.rehearsal.CountedHealth;
import dev.sluice.rehearsal.Invocation;
import dev.sluice.rehearsal.LeapingTime;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.RampScript.Trouble;
import dev.sluice.rollback.RollbackHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.node.ObjectNode;

/** The real functions of {@code cutover.asl.json}, for one execution, with ports that follow a script. */
final class ScriptedRamp implements ScriptedFunctions, AccountReader, Executions, ArmFetch, Notices {

    /** Its two steps take a minute each, and the second one needs a person's word. */
    static final String REQUEST = """
            {"domain": "www.example.com", "hostedZoneId": "Z0123456789ABCDEFGHIJ", "stable": "stable",
             "canary": "canary", "distributionId": "E2QWRUHAPOMQZL",
             "ramp": {"steps": [10, 100], "bakeMinutes": 1}, "finish": {"stabiliseMinutes": 1},
             "approvals": {"before": [100], "timeoutMinutes": 5}}""";

    private static final Site SITE =
            new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
    static final String EXECUTION = SITE.executionPrefix() + "20260302T090000Z";

    private static final Instant START = Instant.parse("2026-03-02T09:00:07Z");
    private static final String ROLLBACK = "arn:aws:lambda:us-east-1:123456789012:function:sluice-rollback";
    private static final String ALARM = "sluice-error-rate";
    private static final String DISTRIBUTION = "d111111abcdef8.cloudfront.net";

    private final RampScript script;
    private final List<String> effects = new ArrayList<>();
    private final LeapingTime time = new LeapingTime(START);
    private final ScriptedRouter router = new ScriptedRouter(records(), effects);
    private final Map<String, RequestStreamHandler> handlers;
    private final Map<String, Integer> calls = new HashMap<>();

    ScriptedRamp(RampScript script) {
        this.script = script;
        var metrics = script.trouble() == Trouble.BAD_CANARY ? CountedHealth.badFrom(START) : CountedHealth.good();
        this.handlers = Map.of(
                "Preflight", preflight(metrics),
                "WarmUp", new WarmUpHandler(this, Runnable::run, time),
                "ShiftWeight", new ShiftWeightHandler(router, time),
                "VerifyWeight", new VerifyWeightHandler(router, time),
                "JudgeHealth", new JudgeHealthHandler(metrics, time),
                "Approve", new ApproveHandler(this, time),
                "Hold", new HoldHandler(this, time),
                "Finish", new FinishHandler(router, this, time),
                "Rollback", new RollbackHandler(new Scope(SITE, Set.of()), router, this, this, time));
    }

    private PreflightHandler preflight(HealthMetrics metrics) {
        var installation = new Installation(SITE, Set.of(ALARM), Set.of(), Set.of(ROLLBACK), Optional.empty());
        return new PreflightHandler(installation, this, router, metrics, this, this, Runnable::run, time);
    }

    @Override
    public synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    /** Who answers a request holds no lock: what happens next in our world would wait for it. */
    @Override
    public String call(String function, String event, SfnClient stepFunctions) {
        var response = call(function, event);
        if (function.equals("Approve") && isAnswered()) {
            var token = Json.parse(event).path("taskToken").stringValue();
            stepFunctions.sendTaskSuccess(r -> r.taskToken(token).output("{\"by\": \"Kim\"}"));
        }
        return response;
    }

    private synchronized String call(String function, String event) {
        calls.merge(function, 1, Integer::sum);
        if (script.broken().contains(function)) {
            throw new IllegalStateException(function + " is broken");
        }
        if (function.equals("ShiftWeight") && calls.get(function) == 2 && script.trouble() == Trouble.CHANGED_RECORDS) {
            router.disturb(records -> records.at(new Split(80, 20)));
        }
        return hurried(Invocation.of(handlers.get(function), event));
    }

    private synchronized boolean isAnswered() {
        return calls.get("Approve") > 1 || script.trouble() != Trouble.NOBODY_THERE;
    }

    /** Waits go by at once, but for a person, who gets a second. */
    private String hurried(String response) {
        if (!(Json.parse(response) instanceof ObjectNode document) || !document.has("waitSeconds")) {
            return response;
        }
        time.pause(Duration.ofSeconds(document.path("waitSeconds").intValue()));
        document.put("waitSeconds", document.path("next").stringValue().equals("APPROVE") ? 1 : 0);
        return document.toString();
    }

    private static RecordGroup records() {
        var alias = new Alias(DISTRIBUTION, "Z2FDTNDATAQYW2", false);
        return new RecordGroup(
                SITE.domain(),
                SITE.stable(),
                SITE.canary(),
                Stream.of(Map.entry("A", "192.0.2.7"), Map.entry("AAAA", "2001:db8::7"))
                        .flatMap(address -> Stream.of(
                                record(address.getKey(), "stable", 100, Optional.of(address.getValue()), null),
                                record(address.getKey(), "canary", 0, Optional.empty(), alias)))
                        .toList());
    }

    private static WeightedRecord record(
            String type, String identifier, int weight, Optional<String> value, Alias alias) {
        return new WeightedRecord(
                type,
                identifier,
                weight,
                value.map(plain -> 60L),
                value.stream().toList(),
                Optional.ofNullable(alias),
                Optional.empty());
    }

    @Override
    public Optional<DistributionState> distribution(String id) {
        return Optional.of(new DistributionState(
                "arn:aws:cloudfront::123456789012:distribution/" + id,
                DISTRIBUTION,
                true,
                script.trouble() != Trouble.DISABLED,
                List.of(SITE.domain())));
    }

    @Override
    public boolean hasAdditionalMetrics(String distributionId) {
        return true;
    }

    @Override
    public List<AlarmState> alarms(Collection<String> names) {
        return names.stream()
                .map(name -> new AlarmState(name, State.OK, true, List.of(ROLLBACK)))
                .toList();
    }

    @Override
    public Optional<HealthCheckState> healthCheck(String id) {
        throw new AssertionError("the request names none");
    }

    @Override
    public Answer get(URI url, String server, Encoding encoding) {
        return new Response(200, "text/html", "", "", "<p>hello");
    }

    @Override
    public void send(String subject, String text) {
        effects.add(subject);
        if (subject.contains("holds") && script.trouble() == Trouble.CHANGED_RECORDS) {
            router.disturb(records -> records.at(Split.ofCanary(10)));
        }
    }

    /** A listing is late. */
    @Override
    public List<Run> of(Site site) {
        return List.of();
    }

    @Override
    public void stop(String arn, String cause) {
        throw new AssertionError("a cutover that turns back by itself is not stopped");
    }

    @Override
    public boolean hasShifted(String arn) {
        throw new AssertionError("a cutover that turns back by itself is known to run");
    }

    @Override
    public Optional<String> causeOfEnd(String arn) {
        throw new AssertionError("a cutover that turns back by itself is known to run");
    }
}
