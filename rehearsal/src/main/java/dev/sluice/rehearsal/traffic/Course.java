package dev.sluice.rehearsal.traffic;

import java.time.Duration;
import java.time.Instant;

/** A quantity over time: a rate of requests, a rate of errors, a latency. */
@FunctionalInterface
public interface Course {

    double at(Instant instant);

    static Course steady(double value) {
        return instant -> value;
    }

    /**
     * Swings through a day: least at 04:00 UTC, most at 16:00.
     *
     * @param swing 0–1; .5 means half as much again at the most, and half as much at the least
     */
    static Course daily(double mean, double swing) {
        return instant -> {
            double hours = instant.getEpochSecond() % Duration.ofDays(1).toSeconds() / 3_600.0;
            return mean * (1 - swing * StrictMath.cos((hours - 4) / 24 * 2 * Math.PI));
        };
    }

    /** This until {@code from}, and another value from then on. */
    default Course then(Instant from, double value) {
        return instant -> instant.isBefore(from) ? at(instant) : value;
    }
}
