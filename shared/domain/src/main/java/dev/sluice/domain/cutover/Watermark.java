package dev.sluice.domain.cutover;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which minutes CloudWatch's counts can be relied on: recent ones are revised, those that ended three minutes ago are not.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html">
 *     CloudFront Developer Guide, metrics</a>
 */
final class Watermark {

    /** Whole minutes, so that a minute becomes readable as another one ends. */
    static final Duration DELAY = Duration.ofMinutes(3);

    private Watermark() {}

    /** The end of the readable minutes, which is the beginning of the first that is not. */
    static Instant readableUntil(Instant now) {
        return now.minus(DELAY).truncatedTo(ChronoUnit.MINUTES);
    }

    /** How long until one more minute is readable, more than zero. */
    static Duration untilNextMinute(Instant now) {
        return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    }
}
