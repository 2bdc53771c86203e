package dev.sluice.rehearsal.wire;

import dev.sluice.aws.SnsNotices;
import dev.sluice.aws.StepFunctionsExecutions;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.domain.time.Time;
import dev.sluice.rehearsal.Invocation;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rollback.RollbackHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/** The rollback as it is installed, with a state machine whose executions it may stop, and a topic with somebody listening. */
final class RollbackFunction {

    private static final String REGION = "us-east-1";

    /** It shifts, and then bakes for longer than any test takes. */
    private static final String RAMP = """
            {"StartAt": "ShiftWeight", "States": {
              "ShiftWeight": {"Type": "Pass", "Next": "WaitToLook"},
              "WaitToLook": {"Type": "Wait", "Seconds": 600, "End": true}}}""";

    final Notices notices;
    private final SfnClient stepFunctions;
    private final String machine;
    private final UploadQueue inbox;
    private final WeightedSite site;
    private final RollbackHandler handler;

    RollbackFunction(Moto moto, WeightedSite site, Time time) {
        this.site = site;
        this.stepFunctions = moto.client(SfnClient.builder(), REGION);
        this.machine = stepFunctions
                .createStateMachine(r -> r.name("sluice-cutover")
                        .roleArn("arn:aws:iam::123456789012:role/machine")
                        .definition(RAMP))
                .stateMachineArn();
        var sns = moto.client(SnsClient.builder(), REGION);
        var topic = sns.createTopic(r -> r.name("sluice")).topicArn();
        this.inbox = UploadQueue.create(moto.client(SqsClient.builder(), REGION), "inbox");
        sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(inbox.arn()));
        this.notices = new SnsNotices(sns, topic);
        this.handler = new RollbackHandler(
                new Scope(site.site, Set.of()),
                site.router(),
                new StepFunctionsExecutions(stepFunctions, machine),
                notices,
                time);
    }

    /** What it answers. */
    JsonNode on(String event) {
        return Json.parse(Invocation.of(handler, event));
    }

    /** @return the ARN of an execution that has begun to shift */
    String startCutover() throws InterruptedException {
        var arn = stepFunctions
                .startExecution(r -> r.stateMachineArn(machine)
                        .name(site.site.executionPrefix() + "20260302T020000Z")
                        .input("{}"))
                .executionArn();
        while (stepFunctions.getExecutionHistory(r -> r.executionArn(arn)).events().stream()
                .noneMatch(event -> event.stateEnteredEventDetails() != null
                        && event.stateEnteredEventDetails().name().equals("WaitToLook"))) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return arn;
    }

    /** What somebody does who is tired of it. */
    void stop(String execution) {
        stepFunctions.stopExecution(r -> r.executionArn(execution));
    }

    /** The execution once it has ended. */
    DescribeExecutionResponse end(String execution) throws InterruptedException {
        var now = stepFunctions.describeExecution(r -> r.executionArn(execution));
        while (now.status() == ExecutionStatus.RUNNING) {
            TimeUnit.MILLISECONDS.sleep(20);
            now = stepFunctions.describeExecution(r -> r.executionArn(execution));
        }
        return now;
    }

    /** The messages that came through the topic and were not read yet. */
    List<JsonNode> read() {
        return inbox.receive().stream()
                .map(message -> Json.parse(message.body()))
                .toList();
    }
}
