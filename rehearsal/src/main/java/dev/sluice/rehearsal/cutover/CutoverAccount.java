package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.cutover.PreflightHandler;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudfront.SimulatedCloudFront;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.cloudwatch.TemplateAlarms;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.route53.SimulatedHealthCheck;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import dev.sluice.rehearsal.scheduler.Scheduler;
import dev.sluice.rehearsal.sns.SimulatedSns;
import dev.sluice.rehearsal.sns.Topic;
import dev.sluice.rehearsal.states.SimulatedStateMachine;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.states.language.StateMachine;
import dev.sluice.rehearsal.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.InsufficientDataHealthStatus;

/** What {@code stacks/cutover.yaml} installs: the functions, the state machine, the alarms, and what they call. */
final class CutoverAccount {

    static final String HEALTH_CHECK = "8a2f6c1e-3d54-4b7a-9f10-5e6d7c8b9a01";

    private static final String NAME = "sluice-cutover";
    private static final List<String> ALARMS = List.of("ErrorRateAlarm", "HitRatioAlarm", "CoarseErrorAlarm");
    private static final String COARSE = "CoarseErrorAlarm";
    private static final Set<String> BROKE_OFF = Set.of("FAILED", "TIMED_OUT", "ABORTED");
    private static final Duration SWEEP = Duration.ofMinutes(5);

    private final SimulatedAws aws;
    private final SimulatedStepFunctions stepFunctions;
    private final SimulatedCloudWatch cloudWatch;
    private final Topic topic;
    private final LambdaRuntime<byte[], byte[]> rollback;
    private final SimulatedStateMachine machine;

    CutoverAccount(
            SimulatedAws aws,
            SimulatedRoute53 route53,
            SimulatedCloudFront cloudFront,
            SimulatedCloudWatch cloudWatch,
            SimulatedStepFunctions stepFunctions,
            ArmFetch arms) {
        this.aws = aws;
        this.stepFunctions = stepFunctions;
        this.cloudWatch = cloudWatch;
        var sns = new SimulatedSns(aws);
        this.topic = sns.createTopic("sluice");
        var functions =
                new CutoverFunctions(aws, route53, stepFunctions, cloudWatch, cloudFront, sns, topic, machineArn());
        this.rollback = functions.rollback();
        var invocations = new AsyncInvocations(aws);
        var alarms = createAlarms(invocations, createHealthCheck(route53));
        callRollbackForWhatBreaksOff(invocations);
        functions
                .ofTheMachine(
                        new Installation(
                                SITE,
                                alarms,
                                Set.of(),
                                Set.of(LambdaRuntime.arn(rollback.name())),
                                Optional.of(HEALTH_CHECK)),
                        arms)
                .forEach(stepFunctions::addFunction);
        stepFunctions.addFunction(rollback);
        this.machine = stepFunctions.createStateMachine(NAME, definition());
    }

    SimulatedStateMachine machine() {
        return machine;
    }

    Topic topic() {
        return topic;
    }

    LambdaRuntime<byte[], byte[]> rollback() {
        return rollback;
    }

    /** @return the names of those that call for a rollback */
    private Set<String> createAlarms(AsyncInvocations invocations, SimulatedHealthCheck follower) {
        var alarms = cloudWatch.alarms();
        alarms.connect(rollback, invocations);
        alarms.connect(topic);
        var template = new TemplateAlarms(template());
        var names = new TreeMap<String, String>();
        ALARMS.forEach(resource ->
                names.put(resource, alarms.put(template.metricAlarm(resource)).name()));
        alarms.onStateChange(transition -> {
            if (transition.alarm().name().equals(names.get(COARSE))) {
                follow(transition.after().value(), follower);
            }
        });
        return Set.copyOf(names.values());
    }

    private static SimulatedHealthCheck createHealthCheck(SimulatedRoute53 route53) {
        return route53.createHealthCheck(
                HEALTH_CHECK,
                HealthCheckConfig.builder()
                        .type(HealthCheckType.CLOUDWATCH_METRIC)
                        .insufficientDataHealthStatus(InsufficientDataHealthStatus.LAST_KNOWN_STATUS)
                        .build());
    }

    private static void follow(StateValue alarm, SimulatedHealthCheck check) {
        switch (alarm) {
            case ALARM -> check.fail();
            case OK -> check.recover();
            default -> {}
        }
    }

    private void callRollbackForWhatBreaksOff(AsyncInvocations invocations) {
        stepFunctions.onStatusChange(event -> {
            if (BROKE_OFF.contains(Json.parse(event).at("/detail/status").stringValue())) {
                invocations.invoke(rollback, event);
            }
        });
        new Scheduler(aws, invocations).every(SWEEP, rollback, "{\"source\":\"sluice.sweeper\"}");
    }

    private static String machineArn() {
        return "arn:aws:states:%s:%s:stateMachine:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, NAME);
    }

    private Template template() {
        return Template.read(
                resource(CutoverAccount.class, "/dev/sluice/rehearsal/stacks/cutover.yaml"),
                Map.of(
                        "Name",
                        NAME,
                        "Domain",
                        SITE.domain(),
                        "DistributionId",
                        SITE.distributionId(),
                        "ErrorMetric",
                        "TotalErrorRate",
                        "ErrorRateLimitPercent",
                        1,
                        "HitRatioFloorPercent",
                        80,
                        "NotificationTopicArn",
                        topic.arn(),
                        "RollbackFunction.Arn",
                        LambdaRuntime.arn(rollback.name())));
    }

    private static StateMachine definition() {
        var arns = Stream.of(
                        "Preflight",
                        "WarmUp",
                        "ShiftWeight",
                        "VerifyWeight",
                        "JudgeHealth",
                        "Hold",
                        "Approve",
                        "Finish",
                        "Rollback")
                .collect(Collectors.toMap(name -> name + "FunctionArn", LambdaRuntime::arn));
        return StateMachine.parse(resource(PreflightHandler.class, "cutover.asl.json"), arns);
    }

    private static String resource(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
