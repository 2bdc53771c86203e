package dev.sluice.rehearsal.aws;

import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Stands between a caller and a fake client, as the network does: a call takes time, may be overtaken, may fail, and is
 * written down.
 *
 * <p>Only operations the fake overrides are calls. The SDK's conveniences (builders, paginators) are default methods that
 * end in one of those; they run against the proxy, so each call they make is counted once.
 */
final class AwsCall implements InvocationHandler {

    /** How long the SDK's HTTP clients wait for a response unless told otherwise. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);

    private final SimulatedAws aws;
    private final World world;
    private final Timeline timeline;
    private final RandomGenerator random;
    private final AwsService service;
    private final Class<? extends SdkClient> type;
    private final SdkClient fake;
    private final String caller;
    private final Map<Method, Boolean> simulated = new HashMap<>();

    AwsCall(SimulatedAws aws, AwsService service, Class<? extends SdkClient> type, SdkClient fake, String caller) {
        this.aws = aws;
        this.world = aws.world();
        this.timeline = aws.timeline();
        this.random = world.random("latency " + type.getSimpleName() + " " + caller);
        this.service = service;
        this.type = type;
        this.fake = fake;
        this.caller = caller;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (simulated.computeIfAbsent(method, this::isSimulated)) {
            return arguments != null && arguments[0] instanceof SdkRequest request
                    ? call(request, method, arguments)
                    : effect(method, arguments);
        }
        try {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        } catch (UnsupportedOperationException e) {
            throw e.getMessage() != null ? e : new UnsupportedOperationException(notSimulated(method), e);
        }
    }

    private boolean isSimulated(Method method) {
        try {
            return !fake.getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .getDeclaringClass()
                    .isInterface();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(fake.getClass() + " lacks " + method, e);
        }
    }

    private String notSimulated(Method method) {
        return "%s.%s is not simulated: override it in %s"
                .formatted(
                        type.getSimpleName(), method.getName(), fake.getClass().getName());
    }

    private Object call(SdkRequest request, Method method, Object[] arguments) {
        var action = service.action().apply(request);
        travel();
        var reply = send(action, method, arguments);
        if (reply.fault() == Fault.LOST_RESPONSE) {
            world.pause(SOCKET_TIMEOUT);
            throw timedOut();
        }
        travel();
        if (reply.error() != null) {
            throw reply.error();
        }
        return reply.response();
    }

    private Reply send(Action action, Method method, Object[] arguments) {
        var delay = aws.faults().delay(caller, action);
        if (delay.isPositive()) {
            return late(delay, action, method, arguments);
        }
        world.giveWay();
        return arrive(action, method, arguments);
    }

    /** The kernel lets the request arrive, so nothing that befalls the caller can keep it from doing so. */
    private Reply late(Duration delay, Action action, Method method, Object[] arguments) {
        var reply = new AtomicReference<Reply>();
        var arrival = world.signal();
        world.after(delay, "late request of " + caller, () -> {
            reply.set(arrive(action, method, arguments));
            arrival.raise();
        });
        if (!arrival.await(() -> reply.get() != null, SOCKET_TIMEOUT)) {
            throw timedOut();
        }
        return reply.get();
    }

    private Reply arrive(Action action, Method method, Object[] arguments) {
        var fault = aws.faults().next(caller, action);
        Object response = null;
        RuntimeException error = null;
        try {
            response = switch (fault) {
                case THROTTLED -> throw service.throttled();
                case SERVER_ERROR -> throw service.serverError();
                case NONE, LOST_RESPONSE -> effect(method, arguments);
            };
        } catch (RuntimeException e) {
            error = e;
        }
        writeDown(action, error == null ? "ok" : AwsError.codeOf(error), fault);
        return new Reply(response, error, fault);
    }

    private Object effect(Method method, Object[] arguments) {
        try {
            return method.invoke(fake, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " of an SDK client is public", e);
        }
    }

    private static SdkClientException timedOut() {
        return SdkClientException.create("Unable to execute HTTP request: Read timed out");
    }

    private void travel() {
        world.pause(aws.latency().draw(random));
    }

    private void writeDown(Action action, String outcome, Fault fault) {
        aws.log().add(new Call(world.instant(), caller, action, outcome));
        if (!action.isRead() || fault != Fault.NONE) {
            var lost = fault == Fault.LOST_RESPONSE ? ", response lost" : "";
            timeline.add(
                    caller,
                    "%s: %s%s".formatted(action, outcome, lost),
                    Map.of("action", action.name(), "resource", action.resource(), "outcome", outcome));
        }
    }

    private record Reply(Object response, RuntimeException error, Fault fault) {}
}
