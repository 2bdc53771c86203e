package dev.sluice.domain.judge;

/** Does the canary fail more often than the limit? */
final class ErrorRateCheck implements Check {

    private final double limit;
    private final RateExcess excess;
    private final Stretch stretch = new Stretch();

    ErrorRateCheck(double limit, Onset onset) {
        this.limit = limit;
        this.excess = new RateExcess(limit, onset);
    }

    @Override
    public void observe(Minute minute, double rho) {
        var canary = minute.canary();
        excess.observe(canary, rho);
        stretch.add(minute.index(), canary.errors() - limit * canary.requests(), canary, Counts.NONE);
    }

    @Override
    public void beginStep() {
        excess.beginStep();
    }

    @Override
    public double value() {
        return excess.value();
    }

    @Override
    public long since() {
        return stretch.since();
    }

    @Override
    public Reading reading() {
        return new Reading.ErrorRate(stretch.rate(), limit, stretch.minutes());
    }
}
