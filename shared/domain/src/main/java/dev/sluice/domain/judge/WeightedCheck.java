package dev.sluice.domain.judge;

/** @param weight the share of alpha this check may spend, 0–1 */
record WeightedCheck(Check check, double weight) {

    double value() {
        return weight * check.value();
    }
}
