package dev.sluice.rehearsal.world;

import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * A seeded world with a virtual clock. Its actors are virtual threads of which exactly one runs at a time, the kernel
 * included, so a run depends on the seed alone: not on the machine, its load or its number of processors.
 *
 * <p>Code outside the world (a test, the command line) builds the scenario, calls one of the {@code run} methods, looks at
 * the result, and closes the world, which ends the actors that still wait. Code inside the world must wait through the
 * world only. With {@code -Djdk.virtualThreadScheduler.parallelism=1} and {@code maxPoolSize=1} a handover costs well
 * under a microsecond; without them everything happens in the same order, more slowly.
 */
public final class World implements Time, AutoCloseable {

    /** When every world begins. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final long seed;
    private final RandomStreams streams;
    private final Agenda agenda;
    private final Baton baton = new Baton();
    private final Set<Actor> alive = new LinkedHashSet<>();
    private Thread kernel;
    private Actor running;
    private WorldFailure failure;
    private long now;
    private long steps;
    private boolean stuck;

    /** A world whose simultaneous events happen in an order drawn from the seed. */
    public World(long seed) {
        this(seed, Schedule.drawnFrom(new RandomStreams(seed).named("schedule")));
    }

    /** A world in which {@code schedule} orders simultaneous events. */
    public World(long seed, Schedule schedule) {
        this.seed = seed;
        this.streams = new RandomStreams(seed);
        this.agenda = new Agenda(schedule);
    }

    public long seed() {
        return seed;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(now);
    }

    /** How much virtual time has passed since {@link #START}. */
    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /** How many events have happened. */
    public long steps() {
        return steps;
    }

    /** The stream of random numbers of this name: always the same generator, independent of every other name's. */
    public RandomGenerator random(String name) {
        return streams.named(name);
    }

    /** A place to wait for a condition. */
    public Signal signal() {
        return new Signal(this);
    }

    /** Starts an actor at this instant. An exception that leaves its body fails the run. */
    public Actor spawn(String name, Runnable body) {
        var actor = new Actor(this, name, body);
        alive.add(actor);
        actor.wakeUpAt(now);
        return actor;
    }

    /** Lets something happen after {@code delay}. It runs in the kernel, costs no thread, and may not wait. */
    public Event after(Duration delay, String name, Runnable action) {
        return agenda.add(now + Math.max(0, delay.toNanos()), name, action);
    }

    /** Lets something happen at {@code instant}, or now when that has passed; see {@link #after}. */
    public Event at(Instant instant, String name, Runnable action) {
        return after(Duration.between(instant(), instant), name, action);
    }

    /** Takes back what {@link #after} or {@link #at} announced; does nothing when it has happened already. */
    public void cancel(Event event) {
        agenda.cancel(event);
    }

    /** Lets the calling actor wait. */
    @Override
    public void pause(Duration duration) {
        if (duration.isPositive()) {
            suspend(now + duration.toNanos());
        }
    }

    /** A point at which everything else that is due at this instant may overtake the calling actor. */
    public void giveWay() {
        suspend(now);
    }

    /** Runs until nothing is left to happen. Endless actors make that never: give those an end to run to. */
    public void run() {
        loop(Long.MAX_VALUE, () -> false);
    }

    /** Runs everything that happens up to and including {@code now + duration}, and moves the clock there. */
    public void runFor(Duration duration) {
        long end = now + duration.toNanos();
        loop(end, () -> false);
        now = end;
    }

    /**
     * Runs until {@code condition} holds; it is asked after every event.
     *
     * @return false when it still does not hold after {@code limit}, where the clock then stands
     */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        long end = now + limit.toNanos();
        loop(end, condition);
        boolean holds = condition.getAsBoolean();
        if (!holds) {
            now = end;
        }
        return holds;
    }

    /** Ends every actor that still waits, in the order they were spawned; their finally blocks run. */
    @Override
    public void close() {
        if (!alive.isEmpty() && !stuck) {
            onKernel(() -> {
                for (var actor : List.copyOf(alive)) {
                    running = actor;
                    actor.unwind(baton);
                    running = null;
                }
            });
        }
    }

    private void loop(long end, BooleanSupplier enough) {
        if (failure == null) {
            onKernel(() -> {
                while (failure == null && !enough.getAsBoolean() && step(end)) {}
            });
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean step(long end) {
        var event = agenda.next(end);
        if (event == null) {
            return false;
        }
        now = event.time();
        steps++;
        try {
            event.run();
        } catch (RuntimeException | Error e) {
            fail(event.name(), e);
        }
        return true;
    }

    private void onKernel(Runnable work) {
        var watched = new WatchedThread("kernel", () -> {
            kernel = Thread.currentThread();
            work.run();
        });
        try {
            watched.runWhile(baton);
        } catch (WorldFailure blocked) {
            stuck = true;
            throw blocked;
        }
    }

    private void suspend(long until) {
        var actor = current("wait");
        actor.wakeUpAt(until);
        actor.suspend();
    }

    /** The actor that calls, which is the only one that may wait. */
    Actor current(String purpose) {
        if (running == null || Thread.currentThread() != running.thread()) {
            throw new IllegalStateException("only an actor can %s, and %s is none: start it with World.spawn"
                    .formatted(purpose, Thread.currentThread().getName()));
        }
        return running;
    }

    Agenda agenda() {
        return agenda;
    }

    long now() {
        return now;
    }

    /** On the kernel's thread: lets an actor run until it gives the baton back. */
    void handOver(Actor actor) {
        running = actor;
        actor.goOn(baton);
        running = null;
    }

    /** On an actor's thread: lets the kernel go on, and returns when the kernel hands over again. */
    void giveBack() {
        baton.passAndAwait(kernel);
    }

    /** On an actor's thread, as its last action. */
    void giveBackForGood() {
        baton.pass(kernel);
    }

    void forget(Actor actor) {
        alive.remove(actor);
    }

    void fail(String who, Throwable cause) {
        if (failure == null) {
            failure = new WorldFailure(
                    "%s failed %s after the start (seed %d): %s".formatted(who, elapsed(), seed, cause), cause);
        }
    }
}
