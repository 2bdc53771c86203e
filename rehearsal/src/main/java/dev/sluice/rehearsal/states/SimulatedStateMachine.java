package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.AwsError;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

/** A state machine that is deployed, with its executions. */
public final class SimulatedStateMachine {

    /** API reference, StartExecution: how long a name is taken after its execution has ended; then it is forgotten. */
    private static final Duration RETENTION = Duration.ofDays(90);

    private static final Pattern NAME = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private final SimulatedStepFunctions service;
    private final String name;
    private final StateMachine definition;
    private final Map<String, Execution> executions = new LinkedHashMap<>();

    SimulatedStateMachine(SimulatedStepFunctions service, String name, StateMachine definition) {
        this.service = service;
        this.name = name;
        this.definition = definition;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:states:%s:%s:stateMachine:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    public StateMachine definition() {
        return definition;
    }

    String roleArn() {
        return "arn:aws:iam::%s:role/%s".formatted(SimulatedAws.ACCOUNT, name);
    }

    /** Every execution that is not forgotten yet, the oldest first. */
    public List<Execution> executions() {
        var now = service.world().instant();
        executions
                .values()
                .removeIf(e -> e.end()
                        .filter(end -> end.at().plus(RETENTION).isBefore(now))
                        .isPresent());
        return new ArrayList<>(executions.values());
    }

    /** Empty when there is none of this name, or no more. */
    public Optional<Execution> execution(String executionName) {
        return executions().stream().filter(e -> e.name().equals(executionName)).findFirst();
    }

    /**
     * Starts an execution. With the name and the input of one that is running it is that one (API reference, StartExecution).
     *
     * @param input JSON
     * @throws ExecutionAlreadyExistsException when the name is taken otherwise
     * @throws InvalidNameException when it can be no name
     * @throws InvalidExecutionInputException when the input is no JSON, or too large
     */
    public Execution start(String executionName, String input) {
        if (!NAME.matcher(executionName).matches()) {
            throw AwsError.of(
                    InvalidNameException.builder(), 400, "InvalidName", "Invalid Name: '%s'".formatted(executionName));
        }
        checkInput(input);
        var earlier = execution(executionName);
        if (earlier.isEmpty()) {
            var execution = new Execution(service, this, executionName, input);
            executions.put(executionName, execution);
            return execution;
        }
        return earlier.filter(e -> e.end().isEmpty() && e.rawInput().equals(input))
                .orElseThrow(() -> AwsError.of(
                        ExecutionAlreadyExistsException.builder(),
                        400,
                        "ExecutionAlreadyExists",
                        "Execution Already Exists: '%s'".formatted(earlier.get().arn())));
    }

    private static void checkInput(String input) {
        try {
            Json.parse(input);
        } catch (IllegalArgumentException e) {
            throw invalidInput(e.getMessage());
        }
        if (!Payload.fits(input)) {
            throw invalidInput("it has more than %,d bytes".formatted(Payload.MOST_BYTES));
        }
    }

    private static RuntimeException invalidInput(String why) {
        return AwsError.of(
                InvalidExecutionInputException.builder(),
                400,
                "InvalidExecutionInput",
                "Invalid State Machine Execution Input: '%s'".formatted(why));
    }
}
