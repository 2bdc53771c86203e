package dev.sluice.rehearsal.world;

import java.time.Duration;

/** A virtual thread of the world. It runs only while it holds the baton, from one pause to the next. */
public final class Actor {

    private final World world;
    private final String name;
    private final Thread thread;
    private final Signal ended;
    private Event wakeUp;
    private boolean started;
    private boolean killed;
    private boolean done;

    Actor(World world, String name, Runnable body) {
        this.world = world;
        this.name = name;
        this.ended = new Signal(world);
        this.thread = Thread.ofVirtual()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> live(body));
    }

    public String name() {
        return name;
    }

    /** Whether its body has returned, or was ended. */
    public boolean isDone() {
        return done;
    }

    /**
     * Waits until this actor is done.
     *
     * @return false when {@code timeout} passed first
     */
    public boolean join(Duration timeout) {
        return ended.await(this::isDone, timeout);
    }

    /** Waits until this actor is done. */
    public void join() {
        ended.await(this::isDone);
    }

    /**
     * Ends this actor where it waits, at this instant: its finally blocks run, and any further wait of it ends as well.
     * Does nothing when it is already done.
     */
    public void kill() {
        if (done || killed) {
            return;
        }
        killed = true;
        wakeUpAt(world.now());
    }

    Thread thread() {
        return thread;
    }

    /** Replaces the instant at which this actor goes on by itself. */
    void wakeUpAt(long time) {
        cancelWakeUp();
        wakeUp = world.agenda().add(time, name, () -> world.handOver(this));
    }

    void cancelWakeUp() {
        if (wakeUp != null) {
            world.agenda().cancel(wakeUp);
            wakeUp = null;
        }
    }

    /** On the kernel's thread: lets this actor run until it waits again or is done. */
    void goOn(Baton baton) {
        cancelWakeUp();
        if (started) {
            baton.pass(thread);
        } else if (killed) {
            done = true;
            world.forget(this);
            return;
        } else {
            started = true;
            baton.passToNew(thread);
        }
        baton.await();
    }

    /** On the kernel's thread: ends this actor now. */
    void unwind(Baton baton) {
        killed = true;
        while (!done) {
            goOn(baton);
        }
    }

    /** On this actor's thread: gives the baton back until the kernel returns it. */
    void suspend() {
        if (!killed) {
            world.giveBack();
        }
        if (killed) {
            throw new Unwound(name);
        }
    }

    private void live(Runnable body) {
        try {
            body.run();
        } catch (Unwound end) {
            // Killed, as somebody wanted.
        } catch (Throwable failure) {
            if (!killed) {
                world.fail("actor " + name, failure);
            }
        }
        done = true;
        cancelWakeUp();
        world.forget(this);
        ended.raise();
        world.giveBackForGood();
    }

    @Override
    public String toString() {
        return name;
    }
}
