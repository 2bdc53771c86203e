package dev.sluice.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A table and what it has to show.
 *
 * @param claims what the numbers must bear out
 * @param notes what the table shows to Sluice's disadvantage, and what to do about it
 */
public record Report(String title, Table table, List<Claim> claims, List<String> notes) {

    public Report(String title, Table table, List<Claim> claims) {
        this(title, table, claims, List.of());
    }

    /**
     * Prints the tables as they come, then every claim.
     *
     * @return whether all of them hold
     */
    public static boolean print(Stream<Report> reports) {
        var claims = new ArrayList<Claim>();
        reports.forEachOrdered(report -> {
            System.out.printf("%s%n%n%s%n", report.title(), report.table());
            report.notes().forEach(note -> System.out.printf("%s%n%n", note));
            claims.addAll(report.claims());
        });
        claims.forEach(claim -> System.out.printf("%-6s %s%n", claim.holds() ? "holds" : "BROKEN", claim.sentence()));
        return claims.stream().allMatch(Claim::holds);
    }

    /** Two digits, or four for a small share. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
