package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.StateFailure;
import dev.sluice.rehearsal.world.Actor;
import dev.sluice.rehearsal.world.Event;
import dev.sluice.rehearsal.world.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import tools.jackson.databind.JsonNode;

/** One run of a state machine: an actor that walks through its states until it ends, is stopped, or runs out of time. */
public final class Execution {

    /** Step Functions guide, service quotas: a Standard workflow lasts a year at most. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final SimulatedStepFunctions service;
    private final SimulatedStateMachine machine;
    private final String name;
    private final String rawInput;
    private final JsonNode input;
    private final Instant startedAt;
    private final RandomGenerator random;
    private final History history;
    private final Actor actor;
    private final Event deadline;
    private final Duration listedAfter;
    private final Signal ended;
    private ExecutionEnd end;
    private Duration listedEndAfter;
    private Duration describedEndAfter;

    /** Starts at once. */
    Execution(SimulatedStepFunctions service, SimulatedStateMachine machine, String name, String rawInput) {
        this.service = service;
        this.machine = machine;
        this.name = name;
        this.rawInput = rawInput;
        this.input = Json.parse(rawInput);
        this.startedAt = service.world().instant();
        this.random = service.world().random("execution " + arn());
        this.history = new History(service.world());
        this.ended = service.world().signal();
        this.listedAfter = service.settings().listing().draw(random);
        history.add(
                HistoryEventType.EXECUTION_STARTED,
                e -> e.executionStartedEventDetails(d -> d.input(rawInput).roleArn(machine.roleArn())));
        var timeout = machine.definition()
                .timeout()
                .filter(t -> t.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
        this.deadline = service.world().after(timeout, name + " times out", this::timeOut);
        this.actor = service.world().spawn(name, this::live);
        service.announce(this);
    }

    public String arn() {
        return machine.arn().replace(":stateMachine:", ":execution:") + ":" + name;
    }

    public String name() {
        return name;
    }

    public SimulatedStateMachine machine() {
        return machine;
    }

    public JsonNode input() {
        return input;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public ExecutionStatus status() {
        return end == null ? ExecutionStatus.RUNNING : end.status();
    }

    /** How it ended; empty while it runs. */
    public Optional<ExecutionEnd> end() {
        return Optional.ofNullable(end);
    }

    /** Everything that happened so far. */
    public List<HistoryEvent> history() {
        return history.events();
    }

    /** The states it went through so far, in order. */
    public List<String> path() {
        return history.events().stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }

    /** Waits, as an actor of the world, until it has ended. */
    public ExecutionEnd await() {
        ended.await(() -> end != null);
        return end;
    }

    /**
     * Stops it where it is. What its tasks have started goes on. Does nothing when it has ended already.
     *
     * @param error may be null
     * @param cause may be null
     */
    public void stop(String error, String cause) {
        if (end == null) {
            finish(ExecutionEnd.aborted(service.world().instant(), error, cause));
            actor.kill();
        }
    }

    String rawInput() {
        return rawInput;
    }

    RandomGenerator random() {
        return random;
    }

    boolean isListed() {
        return !service.world().instant().isBefore(startedAt.plus(listedAfter));
    }

    /** Its end as far as ListExecutions knows of it. */
    Optional<ExecutionEnd> listedEnd() {
        return end().filter(e -> !service.world().instant().isBefore(e.at().plus(listedEndAfter)));
    }

    /** Its end as far as DescribeExecution knows of it. */
    Optional<ExecutionEnd> describedEnd() {
        return end().filter(e -> !service.world().instant().isBefore(e.at().plus(describedEndAfter)));
    }

    private void live() {
        try {
            var output = new Interpreter(service, this, history).run();
            finish(ExecutionEnd.succeeded(service.world().instant(), output));
        } catch (StateFailure failure) {
            finish(ExecutionEnd.failed(service.world().instant(), failure));
        }
    }

    private void timeOut() {
        finish(ExecutionEnd.timedOut(service.world().instant()));
        actor.kill();
    }

    private void finish(ExecutionEnd how) {
        end = how;
        service.world().cancel(deadline);
        listedEndAfter = service.settings().listing().draw(random);
        describedEndAfter = service.settings().describing().draw(random);
        history.close(how.event(), details(how));
        service.announce(this);
        ended.raise();
    }

    private static UnaryOperator<HistoryEvent.Builder> details(ExecutionEnd how) {
        return switch (how.status()) {
            case SUCCEEDED ->
                e -> e.executionSucceededEventDetails(d -> d.output(how.output().toString()));
            case FAILED ->
                e -> e.executionFailedEventDetails(d -> d.error(how.error()).cause(how.cause()));
            case ABORTED ->
                e -> e.executionAbortedEventDetails(d -> d.error(how.error()).cause(how.cause()));
            default ->
                e -> e.executionTimedOutEventDetails(d -> d.error(how.error()).cause(how.cause()));
        };
    }

    @Override
    public String toString() {
        return arn();
    }
}
