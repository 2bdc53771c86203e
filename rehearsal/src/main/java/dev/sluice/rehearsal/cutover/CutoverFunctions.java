package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.AwsAccountReader;
import dev.sluice.aws.CloudWatchHealthMetrics;
import dev.sluice.aws.Route53Router;
import dev.sluice.aws.SnsNotices;
import dev.sluice.aws.StepFunctionsExecutions;
import dev.sluice.cutover.ApproveHandler;
import dev.sluice.cutover.FinishHandler;
import dev.sluice.cutover.HoldHandler;
import dev.sluice.cutover.JudgeHealthHandler;
import dev.sluice.cutover.PreflightHandler;
import dev.sluice.cutover.ShiftWeightHandler;
import dev.sluice.cutover.VerifyWeightHandler;
import dev.sluice.cutover.WarmUpHandler;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudfront.SimulatedCloudFront;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import dev.sluice.rehearsal.sns.SimulatedSns;
import dev.sluice.rehearsal.sns.Topic;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rollback.RollbackHandler;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The functions of a cutover, each with credentials of its own, wired as in an account. */
final class CutoverFunctions {

    private final SimulatedAws aws;
    private final SimulatedRoute53 route53;
    private final SimulatedStepFunctions stepFunctions;
    private final SimulatedCloudWatch cloudWatch;
    private final SimulatedCloudFront cloudFront;
    private final SimulatedSns sns;
    private final Topic topic;
    private final String machineArn;

    CutoverFunctions(
            SimulatedAws aws,
            SimulatedRoute53 route53,
            SimulatedStepFunctions stepFunctions,
            SimulatedCloudWatch cloudWatch,
            SimulatedCloudFront cloudFront,
            SimulatedSns sns,
            Topic topic,
            String machineArn) {
        this.aws = aws;
        this.route53 = route53;
        this.stepFunctions = stepFunctions;
        this.cloudWatch = cloudWatch;
        this.cloudFront = cloudFront;
        this.sns = sns;
        this.topic = topic;
        this.machineArn = machineArn;
    }

    LambdaRuntime<byte[], byte[]> rollback() {
        var name = "Rollback";
        return function(
                name,
                Duration.ofMinutes(5),
                new RollbackHandler(
                        new Scope(SITE, Set.of()), router(name), executions(name), notices(name), aws.world()));
    }

    /** @param installation what preflight knows of the stack */
    List<LambdaRuntime<byte[], byte[]>> ofTheMachine(Installation installation, ArmFetch arms) {
        var world = aws.world();
        return List.of(
                function(
                        "Preflight",
                        Duration.ofMinutes(2),
                        new PreflightHandler(
                                installation,
                                new AwsAccountReader(
                                        cloudFront.client("Preflight"),
                                        cloudWatch.client("Preflight"),
                                        route53.client("Preflight")),
                                router("Preflight"),
                                new CloudWatchHealthMetrics(cloudWatch.client("Preflight")),
                                executions("Preflight"),
                                arms,
                                Runnable::run,
                                world)),
                function("WarmUp", Duration.ofMinutes(5), new WarmUpHandler(arms, Runnable::run, world)),
                function("ShiftWeight", new ShiftWeightHandler(router("ShiftWeight"), world)),
                function("VerifyWeight", new VerifyWeightHandler(router("VerifyWeight"), world)),
                function(
                        "JudgeHealth",
                        new JudgeHealthHandler(new CloudWatchHealthMetrics(cloudWatch.client("JudgeHealth")), world)),
                function("Hold", new HoldHandler(notices("Hold"), world)),
                function("Approve", new ApproveHandler(notices("Approve"), world)),
                function("Finish", new FinishHandler(router("Finish"), notices("Finish"), world)));
    }

    private LambdaRuntime<byte[], byte[]> function(String name, RequestStreamHandler handler) {
        return function(name, Duration.ofMinutes(1), handler);
    }

    private LambdaRuntime<byte[], byte[]> function(String name, Duration timeout, RequestStreamHandler handler) {
        return LambdaRuntime.ofStream(aws, name, timeout, handler);
    }

    private TrafficRouter<RecordGroup> router(String function) {
        return new Route53Router(
                route53.client(function), SITE.hostedZoneId(), SITE.domain(), SITE.stable(), SITE.canary());
    }

    private StepFunctionsExecutions executions(String function) {
        return new StepFunctionsExecutions(stepFunctions.client(function), machineArn);
    }

    private Notices notices(String function) {
        return new SnsNotices(sns.client(function), topic.arn());
    }
}
