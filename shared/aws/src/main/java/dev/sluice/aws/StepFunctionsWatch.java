package dev.sluice.aws;

import dev.sluice.domain.freshness.FreshnessWatch;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Watches that are executions of a state machine. */
public final class StepFunctionsWatch implements FreshnessWatch {

    private final SfnClient stepFunctions;
    private final String stateMachineArn;

    public StepFunctionsWatch(SfnClient stepFunctions, String stateMachineArn) {
        this.stepFunctions = stepFunctions;
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public void start(String reference, String document) {
        SdkFailure.translate("states:StartExecution", "state machine " + stateMachineArn, () -> {
            try {
                return stepFunctions.startExecution(
                        r -> r.stateMachineArn(stateMachineArn).name(reference).input(document));
            } catch (ExecutionAlreadyExistsException e) {
                // Started before, by the delivery that made the invalidation.
                return null;
            }
        });
    }
}
