package dev.sluice.domain.judge;

import java.math.BigDecimal;
import java.util.Locale;

/** Refuses numbers of a policy that lie outside their range, NaN included. */
final class Ranges {

    private Ranges() {}

    /** {@code above} and {@code below} are themselves refused. */
    static void between(String what, double value, double above, double below) {
        if (!(value > above && value < below)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s is %s; choose a number between %s and %s",
                    what,
                    value,
                    plain(above),
                    plain(below)));
        }
    }

    /** {@code least} and {@code most} are themselves allowed. */
    static void within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %s; choose %s to %s", what, value, plain(least), plain(most)));
        }
    }

    static void atLeast(String what, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %s; choose %s or more", what, value, plain(least)));
        }
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
