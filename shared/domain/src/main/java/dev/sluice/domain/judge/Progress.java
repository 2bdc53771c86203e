package dev.sluice.domain.judge;

import java.util.Optional;

/** How far the ramp and its current step have come. Mutable, with one owner. */
final class Progress {

    private final Pace pace;
    private final double[] shares;
    private int step;
    private long from = Long.MIN_VALUE;
    private boolean begun;
    private long firstIndex;
    private long lastIndex;
    private long requests;

    /** @param shares of the traffic that the steps give the canary; empty for one step of unknown share */
    Progress(Pace pace, double[] shares) {
        this.pace = pace;
        this.shares = shares.clone();
    }

    /** @param index of the step's first minute */
    void beginStep(long index) {
        if (step + 1 >= shares.length) {
            throw new IllegalStateException(
                    "step %d begins, but the ramp has %d. Give Judge.start the share of every step"
                            .formatted(step + 2, Math.max(shares.length, 1)));
        }
        step++;
        from = index;
        begun = false;
        requests = 0;
    }

    /** A minute from before the step's first is another step's traffic. */
    void observe(Minute minute) {
        if (minute.index() < from) {
            return;
        }
        if (!begun) {
            begun = true;
            firstIndex = minute.index();
        }
        lastIndex = minute.index();
        requests += minute.canary().requests();
    }

    /** What keeps this step from being left, apart from the evidence. */
    Optional<Doubt> doubt(HealthProof proof) {
        if (requests == 0) {
            return Optional.of(new Doubt.NoTraffic(minutes()));
        }
        if (lastIndex - firstIndex < pace.wholeMinutes()) {
            return Optional.of(new Doubt.Settling());
        }
        if (requests < pace.minimumRequests()) {
            return Optional.of(new Doubt.TooFewRequests(requests, pace.minimumRequests()));
        }
        if (nextShare() > pace.proveAbove() && !proof.proved()) {
            return Optional.of(new Doubt.Unproved(proof.value(), proof.needed()));
        }
        return Optional.empty();
    }

    /** The same doubt, or that it has lasted too long. */
    Doubt lasting(Doubt doubt) {
        return minutes() > pace.patience() ? new Doubt.Inconclusive(doubt, minutes()) : doubt;
    }

    private long minutes() {
        return begun ? lastIndex - firstIndex + 1 : 0;
    }

    private double nextShare() {
        return step + 1 < shares.length ? shares[step + 1] : 1;
    }
}
