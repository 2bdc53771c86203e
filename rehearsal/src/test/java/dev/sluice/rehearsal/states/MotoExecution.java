package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An execution on moto's interpreter. */
record MotoExecution(SfnClient client, String arn) {

    private static final int MOST_LOOKS = 2_000;

    static MotoExecution start(SfnClient client, String definition, String name, String input) {
        var machine = client.createStateMachine(r -> r.name("machine")
                        .roleArn("arn:aws:iam::123456789012:role/machine")
                        .definition(definition))
                .stateMachineArn();
        var execution =
                client.startExecution(r -> r.stateMachineArn(machine).name(name).input(input));
        return new MotoExecution(client, execution.executionArn());
    }

    Ending await() throws InterruptedException {
        var end = client.describeExecution(r -> r.executionArn(arn));
        for (int looks = 0; end.status() == ExecutionStatus.RUNNING; looks++) {
            assertThat(looks).as("%s still runs on moto", arn).isLessThan(MOST_LOOKS);
            TimeUnit.MILLISECONDS.sleep(20);
            end = client.describeExecution(r -> r.executionArn(arn));
        }
        var path = client.getExecutionHistory(r -> r.executionArn(arn).maxResults(1000)).events().stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
        return Ending.of(end, path);
    }
}
