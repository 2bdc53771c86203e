package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.Expression;
import dev.sluice.rehearsal.states.language.Resource;
import dev.sluice.rehearsal.states.language.Retrier;
import dev.sluice.rehearsal.states.language.Scope;
import dev.sluice.rehearsal.states.language.State;
import dev.sluice.rehearsal.states.language.StateFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.databind.JsonNode;

/** Executes Task states: attempts, retries, and the way out when none succeeds. */
final class TaskRunner {

    /** Specification, Task State: the default of TimeoutSeconds. */
    private static final Duration LONGEST_TASK = Duration.ofSeconds(99_999_999);

    private final SimulatedStepFunctions service;
    private final History history;

    TaskRunner(SimulatedStepFunctions service, History history) {
        this.service = service;
        this.history = history;
    }

    Step run(State.Task task, Visit visit) {
        Map<Retrier, Integer> retries = new HashMap<>();
        for (int count = 0; ; count++) {
            try {
                return attempt(task, visit, count);
            } catch (StateFailure failure) {
                var delay = retry(task, failure, retries, visit);
                if (delay.isEmpty()) {
                    return fallBack(task, failure, visit);
                }
                service.world().pause(delay.get());
            }
        }
    }

    /** How long to wait for the next attempt. The first retrier that names the error decides; it counts for itself. */
    private Optional<Duration> retry(
            State.Task task, StateFailure failure, Map<Retrier, Integer> retries, Visit visit) {
        return task.retriers().stream()
                .filter(retrier -> retrier.errors().match(failure.error()))
                .findFirst()
                .filter(retrier -> retries.merge(retrier, 1, Integer::sum) <= retrier.maxAttempts())
                .map(retrier -> {
                    int number = retries.get(retrier);
                    var delay = retrier.delay(number, visit.execution().random());
                    tell(
                            visit,
                            "%s failed with %s: retry %d of %d after %.1f s"
                                    .formatted(
                                            task.name(),
                                            failure.error(),
                                            number,
                                            retrier.maxAttempts(),
                                            delay.toMillis() / 1e3));
                    return delay;
                });
    }

    private Step fallBack(State.Task task, StateFailure failure, Visit visit) {
        var catcher = task.catchers().stream()
                .filter(c -> c.errors().match(failure.error()))
                .findFirst()
                .orElseThrow(() -> failure);
        tell(visit, "%s failed with %s: on to %s".formatted(task.name(), failure.error(), catcher.next()));
        return Step.to(catcher.next(), catcher.output(visit.raw(), failure));
    }

    private Step attempt(State.Task task, Visit visit, int retries) {
        var attempt = new Attempt(service.world());
        var token = task.resource() instanceof Resource.Integration integration && integration.waitsForToken()
                ? Optional.of(service.tokens().issue(attempt))
                : Optional.<String>empty();
        var scope = visit.scope(retries, token);
        var input = scope.of(task.data().input(scope));
        var payload = Payload.within(task.data().payload(input), task.name());
        var timeout = seconds(task.timeout(), input).orElse(LONGEST_TASK);
        var heartbeat = seconds(task.heartbeat(), input);
        var events = new TaskEvents(history, task.resource());
        events.started(payload);
        service.world()
                .spawn(
                        "%s %s".formatted(visit.execution().name(), task.name()),
                        () -> call(
                                task.resource(),
                                payload,
                                attempt,
                                events,
                                visit.execution().machine().name()));
        var result = end(attempt, task.name(), timeout, heartbeat, events);
        return new Step(task.next(), task.data().output(scope, result));
    }

    private static JsonNode end(
            Attempt attempt, String task, Duration timeout, Optional<Duration> heartbeat, TaskEvents events) {
        JsonNode result;
        try {
            result = Payload.within(attempt.await(timeout, heartbeat), task);
        } catch (StateFailure failure) {
            events.failed(failure);
            throw failure;
        } finally {
            attempt.close();
        }
        events.succeeded(result);
        return result;
    }

    /** As an actor of its own, which nobody stops: a Lambda function runs on when its execution was stopped. */
    private void call(Resource resource, JsonNode payload, Attempt attempt, TaskEvents events, String caller) {
        try {
            var response = service.call(resource, payload, caller);
            if (resource instanceof Resource.Integration task && task.waitsForToken()) {
                if (attempt.isOpen()) {
                    events.submitted(task, response);
                }
            } else {
                attempt.succeed(response);
            }
        } catch (StateFailure failure) {
            attempt.fail(failure);
        } catch (AwsServiceException error) {
            attempt.fail(new StateFailure(nameOf(error), error.getMessage()));
        }
    }

    /**
     * Service and exception, such as {@code CloudFront.NoSuchInvalidationException} (Step Functions guide,
     * supported-services-awssdk).
     */
    private static String nameOf(AwsServiceException error) {
        Class<?> base = error.getClass();
        while (base.getSuperclass() != AwsServiceException.class && base != AwsServiceException.class) {
            base = base.getSuperclass();
        }
        return base.getSimpleName().replaceFirst("Exception$", "") + "."
                + error.getClass().getSimpleName();
    }

    private static Optional<Duration> seconds(Optional<Expression> expression, Scope scope) {
        return expression.map(e -> Duration.ofSeconds(Interpreter.whole(e, scope, 1)));
    }

    private void tell(Visit visit, String text) {
        service.timeline().add(visit.execution().machine().name(), text);
    }
}
