package dev.sluice.aws;

import dev.sluice.domain.freshness.DeployHistory;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions of a state machine, as it lists them: newest first, and with a delay of seconds. */
public final class StepFunctionsHistory implements DeployHistory {

    private final SfnClient stepFunctions;

    public StepFunctionsHistory(SfnClient stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    @Override
    public boolean began(String watches, Instant from, Instant until, boolean failed) {
        String token = null;
        do {
            var next = token;
            var page = SdkFailure.translate(
                    "states:ListExecutions",
                    "state machine " + watches,
                    () -> stepFunctions.listExecutions(r -> r.stateMachineArn(watches)
                            .statusFilter(failed ? ExecutionStatus.FAILED : null)
                            .nextToken(next)));
            for (var execution : page.executions()) {
                if (execution.startDate().isBefore(from)) {
                    return false;
                }
                if (execution.startDate().isBefore(until)) {
                    return true;
                }
            }
            token = page.nextToken();
        } while (token != null);
        return false;
    }
}
