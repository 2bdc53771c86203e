package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.world.Delay;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How what was measured in a minute becomes visible: most of it after a while, the rest in two revisions (aws-facts: "recent
 * minutes are revised: leave a watermark of 3 minutes").
 *
 * @param first after the end of the minute, the first part can be seen
 * @param complete after the end of the minute, nothing is added any more; more than {@code first} ever takes
 */
record Publication(Delay first, Duration complete) {

    /** CloudFront gathers the logs of its edge. */
    static final Publication OF_CLOUDFRONT =
            new Publication(Delay.ofMillis(75_000, 130_000, 175_000), Duration.ofMinutes(3));

    /** Load balancers report each minute, and are rarely late. */
    static final Publication OF_LOAD_BALANCER =
            new Publication(Delay.ofMillis(20_000, 70_000, 150_000), Duration.ofMinutes(3));

    /**
     * A part of a minute.
     *
     * @param share of what the parts before it left, 0–1
     * @param after the end of the minute
     */
    record Part(double share, Duration after) {}

    List<Part> draw(RandomGenerator random) {
        var early = first.draw(random);
        var later = between(early, random.nextDouble(.2, .7));
        return List.of(
                new Part(random.nextDouble(.6, .95), early),
                new Part(random.nextDouble(.3, .9), later),
                new Part(1, between(later, random.nextDouble(.2, .95))));
    }

    private Duration between(Duration from, double share) {
        return from.plusNanos((long) (share * complete.minus(from).toNanos()));
    }
}
