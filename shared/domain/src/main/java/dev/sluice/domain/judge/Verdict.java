package dev.sluice.domain.judge;

/**
 * What the minutes so far call for. A verdict always carries its reason, and no data is a reason of its own.
 *
 * <p>For readers of other judges: {@code Proceed} is Argo Rollouts' Successful, {@code Rollback} its Failed, and a
 * {@link Hold} whose doubt is {@link Doubt.Inconclusive} its Inconclusive.
 */
public sealed interface Verdict {

    Evidence evidence();

    /** The verdict and its reason in one plain sentence, without a full stop. */
    String sentence();

    /** The canary is healthy enough for the next step. */
    record Proceed(Evidence evidence) implements Verdict {
        @Override
        public String sentence() {
            return "healthy; %s (evidence of a fault %s; %s rolls back)"
                    .formatted(
                            evidence.reading().sentence(),
                            Words.evidence(evidence.value()),
                            Words.number(evidence.needed()));
        }
    }

    /** Neither on nor back. */
    record Hold(Doubt doubt, Evidence evidence) implements Verdict {
        @Override
        public String sentence() {
            return "hold, " + reason();
        }

        /** The doubt, and what it is about where there is anything to say of it. */
        public String reason() {
            return reason(doubt);
        }

        private String reason(Doubt about) {
            return switch (about) {
                case Doubt.NoTraffic _ -> doubt.sentence();
                case Doubt.Suspicion _ -> "%s: %s".formatted(doubt.sentence(), evidence.sentence());
                case Doubt.Settling _, Doubt.TooFewRequests _, Doubt.Unproved _ ->
                    "%s; %s".formatted(doubt.sentence(), evidence.reading().sentence());
                case Doubt.Inconclusive inconclusive -> reason(inconclusive.lasting());
            };
        }
    }

    /**
     * The canary is at fault. This verdict is final: no later minute revises it.
     *
     * @param since the index of the first minute that the evidence's reading is about
     */
    record Rollback(Evidence evidence, long since) implements Verdict {
        @Override
        public String sentence() {
            return "roll back: " + evidence.sentence();
        }
    }
}
