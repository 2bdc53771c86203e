package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.Expression;
import dev.sluice.rehearsal.states.language.Scope;
import dev.sluice.rehearsal.states.language.State;
import dev.sluice.rehearsal.states.language.StateFailure;
import dev.sluice.rehearsal.states.language.Timestamps;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import tools.jackson.databind.JsonNode;

/** Walks an execution through its states, as the execution's actor. */
final class Interpreter {

    private final SimulatedStepFunctions service;
    private final World world;
    private final Execution execution;
    private final History history;
    private final TaskRunner tasks;

    Interpreter(SimulatedStepFunctions service, Execution execution, History history) {
        this.service = service;
        this.world = service.world();
        this.execution = execution;
        this.history = history;
        this.tasks = new TaskRunner(service, history);
    }

    /**
     * @return the execution's output
     * @throws StateFailure what the execution fails with
     */
    JsonNode run() {
        var step = Step.to(execution.machine().definition().startAt(), execution.input());
        while (step.next().isPresent()) {
            world.pause(service.settings().transition().draw(execution.random()));
            step = enter(execution.machine().definition().state(step.next().get()), step.data());
        }
        return step.data();
    }

    private Step enter(State state, JsonNode raw) {
        long entered = history.add(
                event(state, "Entered"),
                e -> e.stateEnteredEventDetails(d -> d.name(state.name()).input(raw.toString())));
        var visit = new Visit(execution, state.name(), world.instant(), entered, raw);
        try {
            var step = execute(state, visit);
            Payload.within(step.data(), state.name());
            history.add(
                    event(state, "Exited"),
                    e -> e.stateExitedEventDetails(
                            d -> d.name(state.name()).output(step.data().toString())));
            return step;
        } catch (StateFailure failure) {
            throw failure.error().equals(StateFailure.RUNTIME) ? located(failure, visit) : failure;
        }
    }

    private Step execute(State state, Visit visit) {
        return switch (state) {
            case State.Task task -> tasks.run(task, visit);
            case State.Choice choice -> choose(choice, visit.scope());
            case State.Wait wait -> pause(wait, visit.scope());
            case State.Pass pass -> pass(pass, visit.scope());
            case State.Succeed succeed -> {
                var scope = visit.scope();
                var input = succeed.data().input(scope);
                yield Step.end(succeed.data().output(scope.of(input), input));
            }
            case State.Fail fail -> throw failure(fail, visit.scope());
        };
    }

    private static Step choose(State.Choice choice, Scope scope) {
        var input = scope.of(choice.data().input(scope));
        var next = choice.branches().stream()
                .filter(branch -> branch.rule().holds(input))
                .map(State.Branch::next)
                .findFirst()
                .or(choice::otherwise)
                .orElseThrow(() -> new StateFailure(
                        "States.NoChoiceMatched",
                        "No choice of state '%s' matches, and it has no Default".formatted(choice.name())));
        return Step.to(next, choice.data().output(input, input.input()));
    }

    private Step pause(State.Wait wait, Scope scope) {
        var input = scope.of(wait.data().input(scope));
        world.pause(
                switch (wait.until()) {
                    case State.Until.Passed(var seconds) -> Duration.ofSeconds(whole(seconds, input, 0));
                    case State.Until.Reached(var timestamp) ->
                        Duration.between(world.instant(), time(timestamp, input));
                });
        return new Step(wait.next(), wait.data().output(input, input.input()));
    }

    private static Step pass(State.Pass pass, Scope scope) {
        var input = scope.of(pass.data().input(scope));
        var result = pass.result().orElseGet(() -> pass.data().payload(input));
        return new Step(pass.next(), pass.data().output(scope, result));
    }

    private static StateFailure failure(State.Fail fail, Scope scope) {
        return new StateFailure(
                fail.error().map(error -> text(error, scope)).orElse(""),
                fail.cause().map(cause -> text(cause, scope)).orElse(null));
    }

    private static String text(Expression expression, Scope scope) {
        var value = expression.evaluate(scope);
        if (!value.isString()) {
            throw new StateFailure(StateFailure.RUNTIME, "a string is needed, not " + value);
        }
        return value.stringValue();
    }

    /** @throws StateFailure {@code States.Runtime} when it is no whole number of at least {@code least} */
    static int whole(Expression expression, Scope scope, int least) {
        var value = expression.evaluate(scope);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw new StateFailure(
                    StateFailure.RUNTIME, "a whole number of at least %d is needed, not %s".formatted(least, value));
        }
        return value.intValue();
    }

    private static Instant time(Expression expression, Scope scope) {
        var value = expression.evaluate(scope);
        return Optional.of(value)
                .filter(JsonNode::isString)
                .flatMap(text -> Timestamps.parse(text.stringValue()))
                .orElseThrow(() -> new StateFailure(
                        StateFailure.RUNTIME, "a time such as 2026-03-02T09:00:00Z is needed, not " + value));
    }

    private static StateFailure located(StateFailure failure, Visit visit) {
        return new StateFailure(
                failure.error(),
                "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                        .formatted(visit.state(), visit.eventId(), failure.explanation()));
    }

    /** {@code TaskStateEntered} and so on. */
    private static HistoryEventType event(State state, String suffix) {
        return HistoryEventType.fromValue(state.getClass().getSimpleName() + "State" + suffix);
    }
}
