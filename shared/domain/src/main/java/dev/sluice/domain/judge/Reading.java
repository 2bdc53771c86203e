package dev.sluice.domain.judge;

/** What a check saw, in numbers and in words. */
public sealed interface Reading {

    /** The check's name: {@code error-rate}, {@code against-stable}, {@code hit-ratio} or {@code latency}. */
    String check();

    /** What was seen and what would have been fine, as the beginning of a sentence. */
    String sentence();

    /**
     * @param rate errors by requests, 0–1
     * @param limit 0–1
     * @param minutes with canary requests that the rate is taken over, 0 or more
     */
    record ErrorRate(double rate, double limit, long minutes) implements Reading {
        @Override
        public String check() {
            return "error-rate";
        }

        @Override
        public String sentence() {
            return "error rate %s over %s against a limit of %s"
                    .formatted(Words.percent(rate), Words.minutes(minutes), Words.limit(limit));
        }
    }

    /**
     * @param canaryRate errors by requests, 0–1
     * @param stableRate the same of stable, in the same minutes
     * @param allowed the canary's rate up to which it is fine: the margin times stable's, or the tolerated one if that is higher
     * @param minutes in which both arms were measured, 0 or more
     */
    record AgainstStable(double canaryRate, double stableRate, double allowed, long minutes) implements Reading {
        @Override
        public String check() {
            return "against-stable";
        }

        @Override
        public String sentence() {
            return "error rate %s over %s; stable has %s, up to %s is allowed"
                    .formatted(
                            Words.percent(canaryRate),
                            Words.minutes(minutes),
                            Words.percent(stableRate),
                            Words.percent(allowed));
        }
    }

    /**
     * @param ratio hits by requests, 0–1
     * @param floor 0–1
     * @param blocks of at least 100 requests that the ratio is taken over, each one minute or more
     */
    record HitRatio(double ratio, double floor, long blocks) implements Reading {
        @Override
        public String check() {
            return "hit-ratio";
        }

        @Override
        public String sentence() {
            return "cache hit ratio %s over %s against a floor of %s"
                    .formatted(
                            Words.percent(ratio),
                            Words.count(blocks, "block of requests", "blocks of requests"),
                            Words.limit(floor));
        }
    }

    /**
     * @param slow minutes whose 95th percentile exceeded the limit
     * @param minutes measured
     * @param allowed share of minutes that may be slow, 0–1
     * @param limitMillis of the 95th percentile
     */
    record Latency(long slow, long minutes, double allowed, double limitMillis) implements Reading {
        @Override
        public String check() {
            return "latency";
        }

        @Override
        public String sentence() {
            return "95th percentile latency over %s ms in %d of %s, of which %s is allowed"
                    .formatted(Words.number(limitMillis), slow, Words.minutes(minutes), Words.percent(allowed));
        }
    }
}
