package dev.sluice.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A function. An event goes in and a response comes out as bytes, through the serialisers that the managed Java runtime
 * uses, so that a field the runtime would not fill is not filled here either.
 *
 * @param <I> what the handler takes
 * @param <O> what it returns
 */
public final class LambdaRuntime<I, O> {

    private final SimulatedAws aws;
    private final World world;
    private final Timeline timeline;
    private final RandomGenerator random;
    private final String name;
    private final Duration timeout;
    private final RequestStreamHandler handler;
    private final List<Throwable> errors = new ArrayList<>();
    private long invocations;

    /** @param timeout of one invocation, at most 15 minutes (Lambda Developer Guide, quotas) */
    public LambdaRuntime(
            SimulatedAws aws,
            String name,
            Duration timeout,
            RequestHandler<I, O> handler,
            Class<I> eventType,
            Class<O> responseType) {
        this(aws, name, timeout, inBytes(handler, serializer(eventType), serializer(responseType)));
    }

    private LambdaRuntime(SimulatedAws aws, String name, Duration timeout, RequestStreamHandler handler) {
        if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(15)) > 0) {
            throw new IllegalArgumentException("a function's timeout is up to 15 minutes, not " + timeout);
        }
        this.aws = aws;
        this.world = aws.world();
        this.timeline = aws.timeline();
        this.random = world.random("lambda " + name);
        this.name = name;
        this.timeout = timeout;
        this.handler = handler;
    }

    /**
     * A function whose handler reads and writes the bytes itself.
     *
     * @param timeout of one invocation, at most 15 minutes
     */
    public static LambdaRuntime<byte[], byte[]> ofStream(
            SimulatedAws aws, String name, Duration timeout, RequestStreamHandler handler) {
        return new LambdaRuntime<>(aws, name, timeout, handler);
    }

    public String name() {
        return name;
    }

    /** The ARN of the function of this name. */
    public static String arn(String name) {
        return "arn:aws:lambda:%s:%s:function:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    public Duration timeout() {
        return timeout;
    }

    /** How often it was invoked so far. */
    public long invocations() {
        return invocations;
    }

    /** What its handler threw so far, in order. */
    public List<Throwable> errors() {
        return List.copyOf(errors);
    }

    /**
     * Invokes the function and waits for it; to be called by an actor of the world.
     *
     * @param event as JSON
     */
    public Invocation invoke(byte[] event) {
        var requestId = new UUID(random.nextLong(), random.nextLong()).toString();
        var context = new InvocationContext(
                name, requestId, world.instant().plus(timeout), world, line -> aws.log(name, line));
        var end = new Invocation[1];
        var instance = world.spawn("%s %d".formatted(name, ++invocations), () -> end[0] = play(event, context));
        if (!instance.join(timeout)) {
            instance.kill();
            timeline.add(name, "Task timed out after %d seconds".formatted(timeout.toSeconds()));
            return new Invocation.TimedOut();
        }
        return end[0];
    }

    private Invocation play(byte[] event, Context context) {
        try {
            var bytes = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), bytes, context);
            return new Invocation.Succeeded(bytes.toString(StandardCharsets.UTF_8));
        } catch (Exception | LinkageError | AssertionError e) {
            errors.add(e);
            timeline.add(name, "failed: " + e);
            return new Invocation.Failed(e);
        }
    }

    private static <I, O> RequestStreamHandler inBytes(
            RequestHandler<I, O> handler, PojoSerializer<I> events, PojoSerializer<O> responses) {
        return (input, output, context) ->
                responses.toJson(handler.handleRequest(events.fromJson(input), context), output);
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }
}
