package dev.sluice.rehearsal.world;

import java.time.Duration;

/**
 * Runs the kernel on a virtual thread and watches the baton meanwhile. A holder of the baton that sleeps, waits for a lock
 * of an actor that waits, or does real input and output would otherwise hang the world without a word.
 */
final class WatchedThread {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int GLANCES = 40;

    private final Thread thread;
    private volatile Throwable failure;

    WatchedThread(String name, Runnable work) {
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            }
        });
    }

    /** Returns when the work is done; throws what it threw. An interrupt is kept for the caller to see afterwards. */
    void runWhile(Baton baton) {
        baton.passToNew(thread);
        boolean interrupted = false;
        Thread suspect = null;
        int idle = 0;
        while (thread.isAlive()) {
            try {
                if (thread.join(GLANCE)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                continue;
            }
            var holder = baton.holder();
            idle = holder == suspect && isBlocked(holder) ? idle + 1 : 0;
            suspect = holder;
            if (idle == GLANCES) {
                throw blocked(holder);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static boolean isBlocked(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE -> false;
        };
    }

    private static WorldFailure blocked(Thread holder) {
        var where = new IllegalStateException(holder.getName() + " is " + holder.getState());
        where.setStackTrace(holder.getStackTrace());
        return new WorldFailure(
                "%s blocks on something outside the world (see the cause): wait with World.pause or a Signal, and hold no lock meanwhile"
                        .formatted(holder.getName()),
                where);
    }
}
