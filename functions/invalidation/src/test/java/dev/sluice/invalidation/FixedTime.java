package dev.sluice.invalidation;

import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when somebody waits. */
public final class FixedTime implements Time {

    private final Instant start;
    private Instant now;
    private int pausesUntil;
    private Runnable then = () -> {};

    public FixedTime(Instant now) {
        this.start = now;
        this.now = now;
    }

    /** Lets something happen while somebody waits for the given time. */
    void afterPauses(int pauses, Runnable action) {
        pausesUntil = pauses;
        then = action;
    }

    /** How long everybody waited. */
    Duration paused() {
        return Duration.between(start, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
        if (--pausesUntil == 0) {
            then.run();
        }
    }
}
