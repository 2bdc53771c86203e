package dev.sluice.invalidation;

import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when somebody waits. */
public final class FixedTime implements Time {

    private Instant now;

    public FixedTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
    }
}
