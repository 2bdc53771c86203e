package dev.sluice.rehearsal.resolvers;

import dev.sluice.rehearsal.route53.Answer;
import dev.sluice.rehearsal.route53.Answers;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What one resolver knows of the site's records of one type. It draws from a stream of its own. */
final class CachedAnswer {

    private final double demand;
    private final long leastNanos;
    private final String canary;
    private final RandomGenerator random;
    private boolean toCanary;
    private long expiresAt;

    /**
     * @param demand its share of the site's, 0–1
     * @param least how long it keeps every answer at least
     * @param canary set identifier of the canary's records
     */
    CachedAnswer(double demand, Duration least, String canary, RandomGenerator random) {
        this.demand = demand;
        this.leastNanos = least.toNanos();
        this.canary = canary;
        this.random = random;
    }

    /** Begins with an answer that is somewhere in its lifetime. */
    void begin(long now, Answers[] servers) {
        expiresAt = now;
        ask(servers);
        expiresAt -= (long) (random.nextDouble() * (expiresAt - now));
    }

    /**
     * Lives from {@code from} to {@code to}, while the name servers stay as they are.
     *
     * @return how long the canary had its demand, in nanoseconds of the site's whole demand
     */
    double live(long from, long to, Answers[] servers) {
        double atCanary = 0;
        long since = from;
        while (expiresAt <= to) {
            atCanary += toCanary ? expiresAt - since : 0;
            since = expiresAt;
            ask(servers);
        }
        atCanary += toCanary ? to - since : 0;
        return demand * atCanary;
    }

    double demandAtCanary() {
        return toCanary ? demand : 0;
    }

    private void ask(Answers[] servers) {
        Answer answer = servers[random.nextInt(servers.length)].draw(random);
        toCanary = answer.setIdentifier().equals(canary);
        expiresAt += Math.max(answer.ttl().toNanos(), leastNanos);
    }
}
