package dev.sluice.cli.backtest;

import java.io.PrintWriter;
import java.util.Locale;

/** A row for each judged minute: what it saw, what it made of it. Printed as the minutes come. */
final class Explanation {

    private static final int LEAST_WIDTH = 8;

    private final PrintWriter out;
    private String minuteFormat = "";

    Explanation(PrintWriter out) {
        this.out = out;
    }

    /** @param backtest which has just judged {@code minute} */
    void add(Recorded minute, Backtest backtest) {
        var breakdown = backtest.breakdown();
        if (minuteFormat.isEmpty()) {
            minuteFormat = "%" + Math.max(minute.name().length(), LEAST_WIDTH) + "s";
            var checks = new StringBuilder();
            breakdown.evidence().keySet().forEach(check -> checks.append("%15s".formatted(check)));
            out.println(minuteFormat.formatted("minute")
                    + "%10s%9s%9s%s%10s%9s%10s".formatted("n", "x", "rate", checks, "total", "rho", "proof"));
        }
        var canary = minute.minute().canary();
        var row = new StringBuilder(minuteFormat.formatted(minute.name()));
        row.append("%10d%9d".formatted(canary.requests(), canary.errors()));
        row.append(canary.isEmpty() ? "        -" : percent((double) canary.errors() / canary.requests()));
        breakdown.evidence().values().forEach(value -> row.append(number(15, value)));
        row.append(number(10, backtest.verdict().evidence().value()));
        row.append(String.format(Locale.ROOT, "%9.5f", breakdown.rho()));
        row.append(number(10, breakdown.proof()));
        out.println(row);
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%8.2f%%", 100 * ratio);
    }

    private static String number(int width, double value) {
        return String.format(Locale.ROOT, "%" + width + ".3g", value);
    }
}
