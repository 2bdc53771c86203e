package dev.sluice.cli.preflight;

import dev.sluice.aws.AwsAccountReader;
import dev.sluice.aws.CloudWatchHealthMetrics;
import dev.sluice.aws.HttpArmFetch;
import dev.sluice.aws.Route53Router;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.StepFunctionsExecutions;
import dev.sluice.cutover.preflight.Survey;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.preflight.AccountSnapshot;
import dev.sluice.domain.preflight.Part;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The account that the usual credentials belong to. */
final class LiveAccount {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LiveAccount() {}

    /** @param stateMachine the ARN of the one that runs cutovers; null where nobody said */
    static AccountSnapshot look(CutoverRequest request, String stateMachine) {
        var site = request.site();
        try (var cloudFront = SdkClients.cloudFront();
                var cloudWatch = SdkClients.cloudWatch();
                var route53 = SdkClients.route53();
                var stepFunctions = stateMachine == null ? null : SdkClients.stepFunctions();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Part<Executions> executions = stepFunctions == null
                    ? new Skipped<>("--state-machine was not given")
                    : new Read<>(new StepFunctionsExecutions(stepFunctions, stateMachine));
            return new Survey(
                            new AwsAccountReader(cloudFront, cloudWatch, route53),
                            new Route53Router(
                                    route53, site.hostedZoneId(), site.domain(), site.stable(), site.canary()),
                            new CloudWatchHealthMetrics(cloudWatch),
                            executions,
                            new HttpArmFetch(PATIENCE, Time.system()),
                            threads,
                            Time.system())
                    .of(
                            request,
                            new Skipped<>("only the state machine knows it"),
                            new Skipped<>("none is running yet"));
        }
    }
}
