package dev.sluice.domain.routing;

/**
 * How traffic is divided.
 *
 * @param stable weight of the stable arm, 0–255
 * @param canary weight of the canary arm, 0–255; not zero together with {@code stable}, for all zero means equal shares
 *     (Route 53 Developer Guide, weighted values)
 */
public record Split(int stable, int canary) {

    /** The largest weight there is. No step uses it, so a step that is late finds other records than it expects. */
    public static final int MOST = 255;

    /** Where a rollback leaves the traffic. */
    public static final Split ROLLED_BACK = new Split(MOST, 0);

    /** @throws IllegalArgumentException when a weight is outside its range, or both are zero */
    public Split {
        within("stable", stable);
        within("canary", canary);
        if (stable + canary == 0) {
            throw new IllegalArgumentException(
                    "both weights are 0, which would give each arm half of the traffic. Give one of them a weight");
        }
    }

    /**
     * @param percent of the traffic for the canary, 0–100
     * @throws IllegalArgumentException when it is none
     */
    public static Split ofCanary(int percent) {
        return new Split(100 - percent, percent);
    }

    /** The canary's share of the answers, 0–1. Its share of the traffic follows as resolvers forget earlier answers. */
    public double canaryShare() {
        return (double) canary / (stable + canary);
    }

    public int weight(Arm arm) {
        return switch (arm) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }

    @Override
    public String toString() {
        return stable + "/" + canary;
    }

    private static void within(String arm, int weight) {
        if (weight < 0 || weight > MOST) {
            throw new IllegalArgumentException("weight %d of %s is not between 0 and %d".formatted(weight, arm, MOST));
        }
    }
}
