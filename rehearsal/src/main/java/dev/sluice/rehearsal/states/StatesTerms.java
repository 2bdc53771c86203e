package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/** Service Authorization Reference, AWS Step Functions. */
final class StatesTerms {

    static final AwsService SERVICE =
            new AwsService(StatesTerms::action, SfnException::builder, 400, "ThrottlingException");

    private StatesTerms() {}

    private static Action action(SdkRequest request) {
        var resource = switch (request) {
            case StartExecutionRequest start -> start.stateMachineArn();
            case ListExecutionsRequest list -> list.stateMachineArn();
            case DescribeExecutionRequest describe -> describe.executionArn();
            case GetExecutionHistoryRequest get -> get.executionArn();
            case StopExecutionRequest stop -> stop.executionArn();
            case SendTaskSuccessRequest success -> "*";
            case SendTaskFailureRequest failure -> "*";
            case SendTaskHeartbeatRequest heartbeat -> "*";
            default ->
                throw new IllegalArgumentException("no Step Functions action for " + AwsService.operation(request));
        };
        return new Action("states:" + AwsService.operation(request), resource);
    }
}
