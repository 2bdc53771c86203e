package dev.sluice.benchmarks.judge;

import java.util.List;
import java.util.Locale;

/** One table and what it has to show. */
@FunctionalInterface
interface Study {

    Report in(Laboratory laboratory);

    /**
     * @param claims what the numbers must bear out
     * @param notes what the table shows to Sluice's disadvantage, and what to do about it
     */
    record Report(String title, Table table, List<Claim> claims, List<String> notes) {

        Report(String title, Table table, List<Claim> claims) {
            this(title, table, claims, List.of());
        }
    }

    /** Two digits, or four for a small share. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
