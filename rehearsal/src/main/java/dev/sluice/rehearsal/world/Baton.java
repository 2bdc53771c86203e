package dev.sluice.rehearsal.world;

import java.util.concurrent.locks.LockSupport;

/**
 * Passed from thread to thread; only its holder runs. The volatile write that hands it over publishes everything the last
 * holder did, so the world's own state needs no other synchronisation.
 */
final class Baton {

    private volatile Thread holder;

    Thread holder() {
        return holder;
    }

    /** Whoever passes the baton on may touch nothing of the world afterwards: the next holder may already be running. */
    void pass(Thread next) {
        holder = next;
        LockSupport.unpark(next);
    }

    void passToNew(Thread next) {
        holder = next;
        next.start();
    }

    void await() {
        var me = Thread.currentThread();
        while (holder != me) {
            LockSupport.park(this);
        }
    }

    /** Passes the baton on and returns when it comes back. */
    void passAndAwait(Thread next) {
        pass(next);
        await();
    }
}
