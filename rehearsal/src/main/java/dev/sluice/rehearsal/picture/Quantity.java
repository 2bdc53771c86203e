package dev.sluice.rehearsal.picture;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a person reads them, the same in every country. */
final class Quantity {

    private static final double LONGEST = 100_000;

    private Quantity() {}

    /** 0.1, 25.5, 1,000; from a hundred thousand on with a power of ten: 1E5. */
    static String of(double value) {
        var pattern = value < LONGEST ? "#,##0.##" : "0.#E0";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
