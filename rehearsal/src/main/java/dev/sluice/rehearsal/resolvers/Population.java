package dev.sluice.rehearsal.resolvers;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Who asks for a site's address. Only the share of resolvers that stretch TTLs is measured; the rest is assumed, and can
 * be set.
 *
 * @param resolvers each with a cache of its own; a large public one is many of them
 * @param concentration the n-th largest has a demand in proportion to n<sup>-concentration</sup>; 0 for equal ones
 * @param stretching the share of resolvers that keep answers longer than the TTL allows, 0–1
 * @param shortestStretch they keep them at least so long, each for a time of its own
 * @param longestStretch {@code shortestStretch} or more
 * @param ipv6 the share of demand that comes over IPv6 where the site has AAAA records, 0–1
 */
public record Population(
        int resolvers,
        double concentration,
        double stretching,
        Duration shortestStretch,
        Duration longestStretch,
        double ipv6) {

    /** 8.7% of measured resolvers stretch TTLs (PAM 2023, ttl-violation-study.github.io). */
    public static final Population TYPICAL =
            new Population(400, .8, .087, Duration.ofMinutes(5), Duration.ofMinutes(30), .4);

    public Population {
        if (resolvers < 1
                || !(concentration >= 0)
                || !(stretching >= 0 && stretching <= 1)
                || !(ipv6 >= 0 && ipv6 <= 1)
                || longestStretch.compareTo(shortestStretch) < 0) {
            throw new IllegalArgumentException(
                    "a population has 1 resolver or more, a concentration of 0 or more and shares between 0 and 1");
        }
    }

    /** With every resolver honouring TTLs. */
    public Population withoutStretching() {
        return new Population(resolvers, concentration, 0, shortestStretch, longestStretch, ipv6);
    }

    /** Of the whole demand, 0–1; the largest first. */
    double[] shares() {
        var shares = new double[resolvers];
        double sum = 0;
        for (int i = 0; i < resolvers; i++) {
            shares[i] = StrictMath.pow(i + 1.0, -concentration);
            sum += shares[i];
        }
        for (int i = 0; i < resolvers; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** How long a resolver keeps every answer at least; zero for one that honours TTLs. */
    Duration drawLeast(RandomGenerator random) {
        if (random.nextDouble() >= stretching) {
            return Duration.ZERO;
        }
        double part = random.nextDouble();
        return shortestStretch.plusMillis(
                (long) (part * longestStretch.minus(shortestStretch).toMillis()));
    }
}
