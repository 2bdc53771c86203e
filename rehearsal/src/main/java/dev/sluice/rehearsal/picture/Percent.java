package dev.sluice.rehearsal.picture;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shares as a person reads them. */
final class Percent {

    private static final double LEAST = .0001;
    private static final double MOST = .9995;

    private Percent() {}

    /** Two digits that count, from 10% on three: 0.31%, 1.9%, 99.6%. Almost nothing is never said to be nothing, nor almost all to be all. */
    static String of(double share) {
        if (share > 0 && share < LEAST) {
            return "<0.01%";
        }
        if (share < 1 && share >= MOST) {
            return ">99.9%";
        }
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .round(new MathContext(share < .1 ? 2 : 3))
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
