package dev.sluice.domain.time;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** What time it is, and a way to let some of it pass. The rehearsal supplies a virtual one. */
public interface Time extends InstantSource {

    /** Lets {@code duration} pass; returns at once when it is zero or negative. */
    void pause(Duration duration);

    /** The machine's own clock. An interrupt ends the pause early and stays set. */
    static Time system() {
        var clock = Clock.systemUTC();
        return new Time() {
            @Override
            public java.time.Instant instant() {
                return clock.instant();
            }

            @Override
            public void pause(Duration duration) {
                try {
                    Thread.sleep(duration);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
