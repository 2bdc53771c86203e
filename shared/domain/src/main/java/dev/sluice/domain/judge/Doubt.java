package dev.sluice.domain.judge;

/** Why a ramp stays where it is. */
public sealed interface Doubt {

    /** The reason in plain words, without a full stop. */
    String sentence();

    /**
     * No canary request in this step: no data is not health.
     *
     * @param minutes of the step so far, 0 or more
     */
    record NoTraffic(long minutes) implements Doubt {
        @Override
        public String sentence() {
            return minutes == 0
                    ? "no canary requests in this step yet"
                    : "no canary requests in " + Words.minutes(minutes);
        }
    }

    /** Too much evidence of a fault to go on, too little to turn back. */
    record Suspicion() implements Doubt {
        @Override
        public String sentence() {
            return "something may be wrong";
        }
    }

    /** The minutes so far saw the weight change. */
    record Settling() implements Doubt {
        @Override
        public String sentence() {
            return "no whole minute in this step yet";
        }
    }

    /**
     * @param requests the canary had in this step
     * @param needed before the ramp goes on
     */
    record TooFewRequests(long requests, long needed) implements Doubt {
        @Override
        public String sentence() {
            return "%s in this step, %d needed"
                    .formatted(Words.count(requests, "canary request", "canary requests"), needed);
        }
    }

    /**
     * @param proof evidence of health so far
     * @param needed 1/beta
     */
    record Unproved(double proof, double needed) implements Doubt {
        @Override
        public String sentence() {
            return "not enough proof of health yet (%s of %s)".formatted(Words.evidence(proof), Words.number(needed));
        }
    }

    /**
     * The step's patience is over: more of the same minutes will not help. A person decides, or more traffic does.
     *
     * @param lasting the doubt that remained
     * @param minutes the step took so far
     */
    record Inconclusive(Doubt lasting, long minutes) implements Doubt {
        @Override
        public String sentence() {
            return "inconclusive after %s in this step: %s".formatted(Words.minutes(minutes), lasting.sentence());
        }
    }
}
