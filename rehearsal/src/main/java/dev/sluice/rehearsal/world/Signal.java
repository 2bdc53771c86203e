package dev.sluice.rehearsal.world;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Where actors wait for a condition. Whoever changes what the condition reads raises the signal; each waiting actor
 * goes on only if its condition still holds when its turn comes.
 */
public final class Signal {

    private final World world;
    private final Set<Waiter> waiters = new LinkedHashSet<>();

    Signal(World world) {
        this.world = world;
    }

    /** Lets the world ask every waiting actor's condition again, at this instant. */
    public void raise() {
        for (var waiter : List.copyOf(waiters)) {
            if (!waiter.asked) {
                waiter.asked = true;
                world.agenda().add(world.now(), waiter.actor.name(), () -> answer(waiter));
            }
        }
    }

    /** Waits until {@code condition} holds; returns at once when it does already. */
    public void await(BooleanSupplier condition) {
        if (!condition.getAsBoolean()) {
            await(new Waiter(world.current("wait for a signal"), condition));
        }
    }

    /**
     * Waits until {@code condition} holds; returns at once when it does already.
     *
     * @return false when {@code timeout} passed first
     */
    public boolean await(BooleanSupplier condition, Duration timeout) {
        if (condition.getAsBoolean()) {
            return true;
        }
        var waiter = new Waiter(world.current("wait for a signal"), condition);
        waiter.actor.wakeUpAt(world.now() + Math.max(0, timeout.toNanos()));
        await(waiter);
        return condition.getAsBoolean();
    }

    private void await(Waiter waiter) {
        waiters.add(waiter);
        try {
            waiter.actor.suspend();
        } finally {
            waiters.remove(waiter);
        }
    }

    private void answer(Waiter waiter) {
        waiter.asked = false;
        if (waiters.contains(waiter) && waiter.condition.getAsBoolean()) {
            world.handOver(waiter.actor);
        }
    }

    private static final class Waiter {
        private final Actor actor;
        private final BooleanSupplier condition;
        private boolean asked;

        Waiter(Actor actor, BooleanSupplier condition) {
            this.actor = actor;
            this.condition = condition;
        }
    }
}
