package dev.sluice.rehearsal.traffic;

/**
 * A cache that begins cold. Its hit ratio after n requests is {@code most × n / (n + halfway)}: the popular objects are
 * there soon, the rare ones late. A model of ours, not of CloudFront's: all points of presence count as one.
 */
public final class WarmingCache {

    private final double halfway;
    private double most;
    private double served;

    /**
     * @param most the hit ratio it comes to in the end, 0–1
     * @param halfway after how many requests it has half of that, above 0
     */
    public WarmingCache(double most, double halfway) {
        if (!(halfway > 0)) {
            throw new IllegalArgumentException("a cache is half warm after more than 0 requests, not " + halfway);
        }
        this.halfway = halfway;
        limitTo(most);
    }

    /** From now on at most {@code most} of the requests hit, 0–1, as when a release spoils the cache key. */
    public void limitTo(double most) {
        if (!(most >= 0 && most <= 1)) {
            throw new IllegalArgumentException("a hit ratio is 0 to 1, not " + most);
        }
        this.most = most;
    }

    /** Everything is gone, as after an invalidation of all paths. */
    public void purge() {
        served = 0;
    }

    /** Makes {@code requests} that no user waits for. */
    public void warmUp(double requests) {
        served += requests;
    }

    /**
     * The ratio over the next {@code requests}, which warm the cache while they are served.
     *
     * @return 0–1
     */
    double serve(double requests) {
        double before = served;
        served += requests;
        double missing = requests > 0
                ? halfway / requests * StrictMath.log((served + halfway) / (before + halfway))
                : halfway / (served + halfway);
        return most * (1 - missing);
    }
}
