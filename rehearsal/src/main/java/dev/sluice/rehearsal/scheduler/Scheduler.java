package dev.sluice.rehearsal.scheduler;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.SimulatedStateMachine;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Schedules. Each is kept with a precision of a minute: what is due at 9:00 happens between 9:00:00 and 9:00:59 (EventBridge
 * Scheduler User Guide, schedule types).
 */
public final class Scheduler {

    private static final Duration PRECISION = Duration.ofSeconds(60);

    private final SimulatedAws aws;
    private final World world;
    private final AsyncInvocations invocations;
    private final RandomGenerator random;

    public Scheduler(SimulatedAws aws, AsyncInvocations invocations) {
        this.aws = aws;
        this.world = aws.world();
        this.invocations = invocations;
        this.random = world.random("scheduler");
    }

    /**
     * Invokes a function at a rate, for the first time when one interval has passed.
     *
     * @param rate a minute or more
     * @param event as JSON
     * @throws IllegalArgumentException when the rate is less than a minute
     */
    public void every(Duration rate, LambdaRuntime<?, ?> function, String event) {
        if (rate.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a schedule's rate is a minute at least, not " + rate);
        }
        var late = lateness();
        repeat(rate, late, () -> invocations.invoke(function, event));
    }

    /**
     * Starts an execution once.
     *
     * @param at now or later
     * @param input as JSON
     */
    public void at(Instant at, SimulatedStateMachine machine, String execution, String input) {
        world.at(at.plus(lateness()), "schedule of " + execution, () -> {
            aws.timeline().add("scheduler", "starts %s of %s".formatted(execution, machine.name()));
            machine.start(execution, input);
        });
    }

    private void repeat(Duration rate, Duration late, Runnable action) {
        world.after(rate.plus(late), "schedule", () -> {
            action.run();
            repeat(rate, Duration.ZERO, action);
        });
    }

    private Duration lateness() {
        return Duration.ofMillis(random.nextLong(PRECISION.toMillis()));
    }
}
