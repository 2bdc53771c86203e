package dev.sluice.domain.judge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a person reads them at 3 a.m.: three digits that matter, in every locale the same. */
public final class Words {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private static final double LEAST_EVIDENCE = .001;

    private Words() {}

    /** @param ratio 0–1 */
    public static String percent(double ratio) {
        return number(100 * ratio) + "%";
    }

    /**
     * A limit as it was given, never rounded: 99.99% is not 100%.
     *
     * @param ratio 0–1
     */
    public static String limit(double ratio) {
        return BigDecimal.valueOf(ratio)
                        .scaleByPowerOfTen(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    /** Evidence or a proof, 0 or more: however little is left of it, it is not 0. */
    public static String evidence(double value) {
        return value < LEAST_EVIDENCE ? "< 0.001" : number(value);
    }

    /** Three significant digits; from a million on only that it is more. */
    public static String number(double value) {
        if (value >= 1e6) {
            return "over 1,000,000";
        }
        var rounded = new BigDecimal(value).round(THREE_DIGITS);
        return new DecimalFormat("#,##0.#######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
    }

    public static String minutes(long count) {
        return count(count, "minute", "minutes");
    }

    /** For example: 1 minute, or 1,440 minutes. */
    public static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
