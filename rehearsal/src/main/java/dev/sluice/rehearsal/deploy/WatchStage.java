package dev.sluice.rehearsal.deploy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.CloudFrontPropagation;
import dev.sluice.aws.CloudWatchMonthlyPaths;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SnsNotices;
import dev.sluice.aws.StepFunctionsHistory;
import dev.sluice.aws.metrics.MetricLine;
import dev.sluice.invalidation.InvalidateHandler;
import dev.sluice.invalidation.freshness.PurgeAgainHandler;
import dev.sluice.invalidation.freshness.ReportDeployHandler;
import dev.sluice.invalidation.freshness.ReportSettings;
import dev.sluice.invalidation.freshness.VerifyFreshnessHandler;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudfront.SimulatedCloudFront;
import dev.sluice.rehearsal.cloudfront.SimulatedDistribution;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.s3.SimulatedS3;
import dev.sluice.rehearsal.sns.Notice;
import dev.sluice.rehearsal.sns.SimulatedSns;
import dev.sluice.rehearsal.sns.Topic;
import dev.sluice.rehearsal.states.Execution;
import dev.sluice.rehearsal.states.SimulatedStateMachine;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What stays with a purge: the state machine that is shipped, its functions, and where they report to. */
final class WatchStage {

    private static final ReportSettings REPORTS =
            new ReportSettings("", Installation.MONTHLY_PATHS, Installation.SUMMARY_INTERVAL);

    private final SimulatedAws aws;
    private final SimulatedStepFunctions stepFunctions;
    private final SimulatedCloudWatch cloudWatch;
    private final Topic topic;
    private final SimulatedStateMachine machine;
    private final List<String> alarms = new ArrayList<>();

    WatchStage(SimulatedAws aws, SimulatedS3 s3, SimulatedCloudFront cloudFront, SimulatedDistribution distribution) {
        this.aws = aws;
        this.stepFunctions = new SimulatedStepFunctions(aws, StepFunctionsSettings.TYPICAL);
        this.cloudWatch = new SimulatedCloudWatch(aws);
        cloudWatch.alarms().onStateChange(transition -> {
            if (transition.after().isAlarm()) {
                alarms.add(transition.alarm().name());
            }
        });
        alarm("StalePaths", 0);
        alarm("MonthBilledPaths", (double) REPORTS.monthlyPaths());
        var sns = new SimulatedSns(aws);
        this.topic = sns.createTopic("deploys");
        function(
                "VerifyFreshness",
                Installation.VERIFY_FRESHNESS,
                new VerifyFreshnessHandler(
                        new CloudFrontPropagation(cloudFront.client("VerifyFreshness")),
                        new S3BucketHistory(s3.client("VerifyFreshness"), Runnable::run),
                        new SimulatedProbe(distribution),
                        Runnable::run,
                        aws.world()));
        function(
                "PurgeAgain",
                Installation.PURGE_AGAIN,
                new PurgeAgainHandler(new CloudFrontEdgeCache(cloudFront.client("PurgeAgain")), aws.world()));
        function(
                "ReportDeploy",
                Installation.REPORT_DEPLOY,
                new ReportDeployHandler(
                        REPORTS,
                        new SnsNotices(sns.client("ReportDeploy"), topic.arn()),
                        new StepFunctionsHistory(stepFunctions.client("ReportDeploy")),
                        new CloudWatchMonthlyPaths(cloudWatch.client("ReportDeploy"), aws.world()),
                        aws.world()));
        this.machine = stepFunctions.createStateMachine("freshness", definition());
    }

    SfnClient client(String caller) {
        return stepFunctions.client(caller);
    }

    String stateMachineArn() {
        return machine.arn();
    }

    List<Execution> executions() {
        return machine.executions();
    }

    List<Notice> notices() {
        return topic.notices();
    }

    /** The names of the alarms that went off, in order. */
    List<String> alarms() {
        return List.copyOf(alarms);
    }

    /** Above a limit of a metric without dimensions. */
    private void alarm(String metric, double limit) {
        cloudWatch
                .alarms()
                .put(PutMetricAlarmRequest.builder()
                        .alarmName(metric)
                        .namespace(MetricLine.NAMESPACE)
                        .metricName(metric)
                        .statistic(Statistic.MAXIMUM)
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(limit)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                        .treatMissingData("notBreaching")
                        .build());
    }

    private void function(String name, Duration timeout, RequestStreamHandler handler) {
        stepFunctions.addFunction(LambdaRuntime.ofStream(aws, name, timeout, handler));
    }

    private static StateMachine definition() {
        try (var in = InvalidateHandler.class.getResourceAsStream("freshness.asl.json")) {
            var text =
                    new String(Objects.requireNonNull(in, "freshness.asl.json").readAllBytes(), StandardCharsets.UTF_8);
            return StateMachine.parse(
                    text,
                    Map.of(
                            "VerifyFreshnessFunctionArn", LambdaRuntime.arn("VerifyFreshness"),
                            "PurgeAgainFunctionArn", LambdaRuntime.arn("PurgeAgain"),
                            "ReportDeployFunctionArn", LambdaRuntime.arn("ReportDeploy")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
