package dev.sluice.rehearsal;

import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when somebody waits, and then at once. */
public final class LeapingTime implements Time {

    private Instant now;

    public LeapingTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = duration.isNegative() ? now : now.plus(duration);
    }
}
