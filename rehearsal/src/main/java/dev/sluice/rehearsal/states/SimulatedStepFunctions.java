package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.language.Resource;
import dev.sluice.rehearsal.states.language.State;
import dev.sluice.rehearsal.states.language.StateMachine;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;

/** All state machines. Scenarios create and start them directly; handlers go through a client. */
public final class SimulatedStepFunctions {

    private final SimulatedAws aws;
    private final StepFunctionsSettings settings;
    private final RandomGenerator random;
    private final Functions functions;
    private final TaskTokens tokens;
    private final Map<String, TaskResource> resources = new TreeMap<>();
    private final Map<String, SimulatedStateMachine> machines = new TreeMap<>();
    private final List<Consumer<String>> subscribers = new ArrayList<>();

    public SimulatedStepFunctions(SimulatedAws aws, StepFunctionsSettings settings) {
        this.aws = aws;
        this.settings = settings;
        this.random = aws.world().random("step functions");
        this.functions = new Functions(aws);
        this.tokens = new TaskTokens(aws.world().random("task tokens"));
        resources.put(Resource.LAMBDA_INVOKE, functions::invoke);
    }

    /** Lets tasks invoke {@code function}, by its ARN or through {@code lambda:invoke}. */
    public void addFunction(LambdaRuntime<?, ?> function) {
        functions.add(function);
    }

    /**
     * Lets tasks call an integration, with or without waiting for a token.
     *
     * @param action such as {@code sns:publish} or {@code aws-sdk:cloudfront:getInvalidation}
     */
    public void addResource(String action, TaskResource resource) {
        resources.put(action, resource);
    }

    /**
     * Deploys a state machine. Its tasks act with credentials of its name.
     *
     * @throws IllegalArgumentException when a task calls what has not been added
     */
    public SimulatedStateMachine createStateMachine(String name, StateMachine definition) {
        for (var state : definition.states().values()) {
            if (state instanceof State.Task task && !isKnown(task.resource())) {
                throw new IllegalArgumentException(
                        "%s, state '%s' calls %s, which nothing simulates: add it with addFunction or addResource"
                                .formatted(name, state.name(), task.resource()));
            }
        }
        var machine = new SimulatedStateMachine(this, name, definition);
        if (machines.putIfAbsent(machine.arn(), machine) != null) {
            throw new IllegalArgumentException("state machine %s is there already".formatted(name));
        }
        return machine;
    }

    /**
     * From now on {@code subscriber} gets status changes of all executions, as EventBridge's JSON, each as an actor that may
     * wait. Some come late, some never.
     */
    public void onStatusChange(Consumer<String> subscriber) {
        subscribers.add(subscriber);
    }

    /** A client with {@code caller}'s credentials. */
    public SfnClient client(String caller) {
        return aws.client(SfnClient.class, new StatesApi(this), StatesTerms.SERVICE, caller);
    }

    World world() {
        return aws.world();
    }

    Timeline timeline() {
        return aws.timeline();
    }

    StepFunctionsSettings settings() {
        return settings;
    }

    TaskTokens tokens() {
        return tokens;
    }

    RandomGenerator random() {
        return random;
    }

    Optional<SimulatedStateMachine> machine(String arn) {
        return Optional.ofNullable(machines.get(arn));
    }

    Optional<Execution> execution(String arn) {
        int name = arn.lastIndexOf(':');
        return name < 0
                ? Optional.empty()
                : machine(arn.substring(0, name).replace(":execution:", ":stateMachine:"))
                        .flatMap(machine -> machine.execution(arn.substring(name + 1)));
    }

    JsonNode call(Resource resource, JsonNode payload, String caller) {
        return switch (resource) {
            case Resource.Function(var name) -> functions.invoke(name, payload, caller);
            case Resource.Integration integration ->
                resources.get(integration.action()).call(payload, caller);
        };
    }

    /** Tells of an execution's new status. */
    void announce(Execution execution) {
        var status = execution.status();
        timeline()
                .add(
                        execution.machine().name(),
                        "%s: %s"
                                .formatted(
                                        execution.name(),
                                        execution.end().map(Object::toString).orElse(status.toString())),
                        Map.of("execution", execution.name(), "status", status.toString()));
        var event = StatusChange.of(execution);
        for (var subscriber : subscribers) {
            var delay = settings.events().draw(random);
            if (random.nextDouble() >= settings.lostEvents()) {
                world().after(
                                delay,
                                "status change",
                                () -> world().spawn("status change", () -> subscriber.accept(event)));
            }
        }
    }

    private boolean isKnown(Resource resource) {
        return switch (resource) {
            case Resource.Function(var name) -> functions.contains(name);
            case Resource.Integration integration -> resources.containsKey(integration.action());
        };
    }
}
