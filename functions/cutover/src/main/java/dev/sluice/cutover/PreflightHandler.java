package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.AwsAccountReader;
import dev.sluice.aws.CloudWatchHealthMetrics;
import dev.sluice.aws.HttpArmFetch;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.StepFunctionsExecutions;
import dev.sluice.cutover.events.BadRequest;
import dev.sluice.cutover.events.CutoverRequestReader;
import dev.sluice.cutover.preflight.Survey;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.preflight.AccountReader;
import dev.sluice.domain.preflight.AccountSnapshot;
import dev.sluice.domain.preflight.Finding;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.preflight.PreflightRules;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Begins a cutover, or refuses to, with everything that speaks against it. It changes nothing. */
public final class PreflightHandler implements RequestStreamHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Installation installation;
    private final Survey survey;

    /** Wired to the account it runs in. */
    public PreflightHandler() {
        this(PreflightSettings.ofEnvironment(), Time.system());
    }

    private PreflightHandler(PreflightSettings settings, Time time) {
        this(
                settings.installation(),
                new AwsAccountReader(SdkClients.cloudFront(), SdkClients.cloudWatch(), SdkClients.route53()),
                settings.router(),
                new CloudWatchHealthMetrics(SdkClients.cloudWatch()),
                new StepFunctionsExecutions(SdkClients.stepFunctions(), settings.stateMachine()),
                new HttpArmFetch(PATIENCE, time),
                Executors.newVirtualThreadPerTaskExecutor(),
                time);
    }

    /**
     * @param router of the installed site
     * @param executor runs the calls and requests
     */
    public PreflightHandler(
            Installation installation,
            AccountReader account,
            TrafficRouter<RecordGroup> router,
            HealthMetrics metrics,
            Executions executions,
            ArmFetch fetch,
            Executor executor,
            Time time) {
        this.installation = installation;
        this.survey = new Survey(account, router, metrics, new Read<>(executions), fetch, executor, time);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = CutoverJson.read(in, JsonNode.class);
        if (!input.path("executionArn").isString()) {
            throw new IllegalArgumentException(
                    "no execution of cutover.asl.json: executionArn is missing. Start the state machine, not its functions");
        }
        var decision = decide(input.path("request"), input.path("executionArn").stringValue());
        context.getLogger().log(decision.summary());
        CutoverJson.write(decision.document(), out);
    }

    /** @param document for the next state */
    private record Decision(String summary, Object document) {}

    private Decision decide(JsonNode json, String executionArn) {
        try {
            var request = installation.complete(CutoverRequestReader.read(json));
            var snapshot = survey.of(request, new Read<>(installation), new Read<>(executionArn));
            var findings = PreflightRules.check(snapshot);
            return findings.stream().anyMatch(Finding::blocks)
                    ? refused(request.site().domain(), Refusal.of(findings))
                    : begun(snapshot, findings, executionArn);
        } catch (BadRequest bad) {
            return refused("a cutover", Refusal.of(bad));
        }
    }

    private static Decision refused(String what, Refusal refusal) {
        return new Decision(what + " is " + refusal.said(), refusal);
    }

    private static Decision begun(AccountSnapshot snapshot, List<Finding> warnings, String executionArn) {
        var records = snapshot.records().stream().findFirst().orElseThrow();
        var said = warnings.isEmpty()
                ? "preflight found nothing"
                : warnings.stream().map(Finding::sentence).collect(Collectors.joining("; ", "preflight warns: ", ""));
        var cutover = Cutover.begin(snapshot.request(), executionArn, records, said);
        return new Decision(Summary.of(cutover), cutover);
    }
}
