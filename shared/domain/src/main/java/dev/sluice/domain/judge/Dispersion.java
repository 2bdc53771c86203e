package dev.sluice.domain.judge;

/**
 * How strongly requests of one minute fail together: the correlation rho, learned from how far each minute's error rate
 * lies from its neighbour's on the same arm. Comparing neighbours keeps a slow drift of the rate from passing for noise.
 * Shrunk to {@link #FLOOR}, with a half-life of two hours. Mutable, with one owner.
 */
final class Dispersion {

    /** What ordinary traffic shows even when nothing is wrong. */
    static final double FLOOR = .0005;

    /** Beyond this, noise would excuse anything. */
    static final double CEILING = .02;

    /** The weight of the floor: as much as five comparisons of minutes so large that only correlation is left. */
    private static final double PRIOR = 5 / (4 * FLOOR * FLOOR);

    private static final double KEPT = Math.pow(.5, 1. / 120);
    /** One comparison counts as at most this many times what is expected: one bad minute must not pass for noise. */
    private static final double WINSORIZED = 60;

    private final Neighbour canary = new Neighbour();
    private final Neighbour stable = new Neighbour();
    private double weighed;
    private double weight;

    /** From the minutes observed so far, {@link #FLOOR}–{@link #CEILING}. */
    double rho() {
        return Math.clamp((PRIOR * FLOOR + weighed) / (PRIOR + weight), FLOOR, CEILING);
    }

    void observe(Minute minute) {
        compare(canary, minute.canary());
        compare(stable, minute.stable());
    }

    /** One degree of freedom of a two-sample chi-square, less what independent requests would show. */
    private void compare(Neighbour last, Counts now) {
        if (now.isEmpty()) {
            return;
        }
        double n = now.requests();
        double x = now.errors();
        double pooled = (x + last.errors) / (n + last.requests);
        if (last.requests > 0 && pooled > 0 && pooled < 1) {
            double independent = 1 / n + 1 / last.requests;
            double expected = independent + 2 * FLOOR;
            double gap = x / n - last.errors / last.requests;
            double beyond = Math.min(gap * gap / (pooled * (1 - pooled)) - independent, WINSORIZED * expected);
            double precision = 1 / (expected * expected);
            weighed = weighed * KEPT + precision * beyond / 2;
            weight = weight * KEPT + precision;
        }
        last.requests = n;
        last.errors = x;
    }

    private static final class Neighbour {
        private double requests;
        private double errors;
    }
}
