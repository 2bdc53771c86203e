package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** EventBridge's "Step Functions Execution Status Change" (Step Functions guide, eventbridge-integration). */
final class StatusChange {

    private StatusChange() {}

    /** The event for an execution's status as it is now, as JSON. */
    static String of(Execution execution) {
        var end = execution.end();
        var at = end.map(ExecutionEnd::at).orElse(execution.startedAt());
        var included = Map.of("included", true);
        var detail = Json.object(
                "executionArn", execution.arn(),
                "stateMachineArn", execution.machine().arn(),
                "name", execution.name(),
                "status", execution.status().toString(),
                "startDate", execution.startedAt().toEpochMilli(),
                "stopDate", end.map(e -> e.at().toEpochMilli()).orElse(null),
                "input", execution.rawInput(),
                "inputDetails", included,
                "output", end.map(ExecutionEnd::output).map(Object::toString).orElse(null),
                "outputDetails", execution.status() == ExecutionStatus.SUCCEEDED ? included : null,
                "error", end.map(ExecutionEnd::error).orElse(null),
                "cause", end.map(ExecutionEnd::cause).orElse(null));
        return Json.write(Json.object(
                "version",
                "0",
                "id",
                new UUID(execution.random().nextLong(), execution.random().nextLong()).toString(),
                "detail-type",
                "Step Functions Execution Status Change",
                "source",
                "aws.states",
                "account",
                SimulatedAws.ACCOUNT,
                "time",
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                "region",
                SimulatedAws.REGION,
                "resources",
                List.of(execution.arn()),
                "detail",
                detail));
    }
}
