package dev.sluice.domain.judge;

/** One question about the canary, answered by an e-process. Mutable, owned by its {@link Judge}. */
sealed interface Check permits ErrorRateCheck, AgainstStableCheck, HitRatioCheck, LatencyCheck {

    /**
     * @param minute one with canary requests
     * @param rho the correlation between requests of one minute, from earlier minutes only
     */
    void observe(Minute minute, double rho);

    /** The next minute is the first of a step: a likely one for a fault to begin in. */
    void beginStep();

    /** The edge was emptied in minute {@code index}: what it misses from there on is no fault. */
    default void purged(long index) {}

    /** An e-value against "the canary is fine"; 0 for a check that has nothing to go on. */
    double value();

    /** The index of the minute since when things have gone wrong. */
    long since();

    /** What the check saw {@link #since} then. */
    Reading reading();
}
