package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.world.Delay;

/**
 * How events travel from a bucket to its subscriber.
 *
 * @param delay of each event on its own, which is what shuffles them
 * @param duplicateShare the share of events that arrive a second time, 0–1
 */
public record EventDelivery(Delay delay, double duplicateShare) {

    /** S3 User Guide: "typically delivered in seconds but can sometimes take a minute or longer", at least once. */
    public static final EventDelivery TYPICAL = new EventDelivery(Delay.ofMillis(1_000, 4_000, 90_000), 0.01);

    public EventDelivery {
        if (!(duplicateShare >= 0 && duplicateShare <= 1)) {
            throw new IllegalArgumentException("a share of duplicates is 0 to 1, not " + duplicateShare);
        }
    }
}
