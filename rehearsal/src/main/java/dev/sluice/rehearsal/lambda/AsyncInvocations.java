package dev.sluice.rehearsal.lambda;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.world.Delay;
import dev.sluice.rehearsal.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Invocations whose caller does not wait: of alarms, topics, rules and schedules. One that fails or runs out of time is tried
 * again, twice at most, after one minute and after two (Lambda Developer Guide, invocation-async-error-handling).
 */
public final class AsyncInvocations {

    private static final List<Duration> BEFORE_RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    /** Between the caller's word and the invocation. */
    private static final Delay QUEUE = Delay.ofMillis(30, 200, 2_000);

    private final SimulatedAws aws;
    private final World world;
    private final RandomGenerator random;

    public AsyncInvocations(SimulatedAws aws) {
        this.aws = aws;
        this.world = aws.world();
        this.random = world.random("asynchronous invocations");
    }

    /** @param event as JSON */
    public void invoke(LambdaRuntime<?, ?> function, String event) {
        var bytes = event.getBytes(StandardCharsets.UTF_8);
        world.after(
                QUEUE.draw(random),
                "event for " + function.name(),
                () -> world.spawn("event for " + function.name(), () -> deliver(function, bytes)));
    }

    private void deliver(LambdaRuntime<?, ?> function, byte[] event) {
        if (function.invoke(event) instanceof Invocation.Succeeded) {
            return;
        }
        for (var wait : BEFORE_RETRIES) {
            world.pause(wait);
            if (function.invoke(event) instanceof Invocation.Succeeded) {
                return;
            }
        }
        aws.timeline().add(function.name(), "gives up an event after %d attempts".formatted(BEFORE_RETRIES.size() + 1));
    }
}
