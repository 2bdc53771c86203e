package dev.sluice.domain.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The steps of a cutover, each known by its index.
 *
 * @param percents of the traffic for the canary, 1–100, rising, the last one 100
 * @param bakeMinutes the least time in a step after its change is live and resolvers have forgotten the last one, 1 or more
 * @param capMinutes the most time in a step before its health counts as not provable, 1 or more
 */
public record Ramp(List<Integer> percents, int bakeMinutes, int capMinutes) {

    public static final Ramp DEFAULT = new Ramp(List.of(1, 2, 5, 10, 25, 50, 100), 1, 240);

    /** @throws IllegalArgumentException when the steps do not rise from 1 or more to 100, or a time is below 1 */
    public Ramp {
        percents = List.copyOf(percents);
        int last = 0;
        for (int percent : percents) {
            if (percent <= last || percent > 100) {
                throw new IllegalArgumentException(
                        "step %d%% after %d%%: steps rise, from 1 to 100. Correct the ramp".formatted(percent, last));
            }
            last = percent;
        }
        if (last != 100) {
            throw new IllegalArgumentException("the ramp ends at %d%%. Let its last step be 100".formatted(last));
        }
        if (bakeMinutes < 1 || capMinutes < bakeMinutes) {
            throw new IllegalArgumentException(
                    "a step of %d to %d minutes: it takes 1 at least, and its cap is no less than its bake time"
                            .formatted(bakeMinutes, capMinutes));
        }
    }

    /**
     * Steps of {@code by} percent each, 1–100.
     *
     * @throws IllegalArgumentException when it is less
     */
    public static List<Integer> linear(int by) {
        return steps(by, percent -> percent + by);
    }

    /**
     * Steps that begin at {@code first} percent, 1–100, and grow by {@code factor}, 2 or more: G·2^N for a factor of 2.
     *
     * @throws IllegalArgumentException when one of them is less
     */
    public static List<Integer> exponential(int first, int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException("factor %d does not grow. Use 2 or more".formatted(factor));
        }
        return steps(first, percent -> percent * factor);
    }

    /** The canary's shares, 0–1, as the judge wants them. */
    public double[] shares() {
        return percents.stream().mapToDouble(percent -> percent / 100.0).toArray();
    }

    public boolean isLast(int index) {
        return index == percents.size() - 1;
    }

    private static List<Integer> steps(int first, IntUnaryOperator next) {
        if (first < 1) {
            throw new IllegalArgumentException("a first step of %d%%: begin with 1 or more".formatted(first));
        }
        var percents = new ArrayList<Integer>();
        for (int percent = first; percent < 100; percent = next.applyAsInt(percent)) {
            percents.add(percent);
        }
        percents.add(100);
        return percents;
    }
}
