package dev.sluice.cli.backtest;

import dev.sluice.domain.judge.Words;
import java.util.ArrayList;
import java.util.List;

/** A backtest for people. */
final class BacktestText {

    private BacktestText() {}

    static List<String> of(String file, Backtest backtest) {
        var lines = new ArrayList<String>();
        lines.add(file + ": " + minutes(backtest));
        lines.add(traffic(backtest));
        lines.add("");
        lines.add("%s%s: %s"
                .formatted(
                        backtest.outcome(),
                        backtest.rolledBackAt().map(" at minute "::concat).orElse(""),
                        backtest.reason()));
        lines.add("");
        lines.addAll(EvidenceChart.of(
                backtest.evidence(), backtest.verdict().evidence().needed()));
        lines.add("%10s%s".formatted("", caption(backtest)));
        addEpilogue(backtest, lines);
        return lines;
    }

    private static String minutes(Backtest backtest) {
        var judged = "%s, %s to %s".formatted(Words.minutes(backtest.judged()), backtest.first(), backtest.last());
        return backtest.judged() == backtest.recorded()
                ? judged
                : judged + ", of %s".formatted(Words.count(backtest.recorded(), "line", "lines"));
    }

    private static String traffic(Backtest backtest) {
        var canary = "canary " + rate(backtest.canary(), backtest.judged());
        return backtest.stable().isEmpty() ? canary : canary + "; stable " + rate(backtest.stable(), backtest.judged());
    }

    private static String rate(Traffic counts, long minutes) {
        long perMinute = Math.round((double) counts.requests() / minutes);
        double errors = counts.isEmpty() ? 0 : (double) counts.errors() / counts.requests();
        return "%s a minute, %s errors".formatted(Words.count(perMinute, "request", "requests"), Words.percent(errors));
    }

    private static String caption(Backtest backtest) {
        long stretch = backtest.evidence().stretch();
        return stretch == 1
                ? "evidence of a fault, minute by minute; 1 is none"
                : "evidence of a fault, the highest of each %s; 1 is none".formatted(Words.minutes(stretch));
    }

    private static void addEpilogue(Backtest backtest, List<String> lines) {
        lines.add("");
        backtest.healthyAt()
                .ifPresent(minute ->
                        lines.add("A ramp could have left its first step after minute %s.".formatted(minute)));
        if (backtest.ignored() > 0) {
            lines.add("Ignored: %s that came late or twice. A minute counts once; sort the file by minute."
                    .formatted(Words.count(backtest.ignored(), "line", "lines")));
        }
        int horizon = backtest.policy().pace().horizon();
        if (backtest.withTraffic() > horizon) {
            double alpha = backtest.policy().risk().alpha();
            lines.add("Longer than the policy's horizon of %s: a healthy canary is rolled back with a probability of"
                    .formatted(Words.minutes(horizon)));
            lines.add("%s within it and again at most as much ever after. Raise pace.horizon to spread one over both."
                    .formatted(Words.percent(alpha)));
        }
        Advice.on(backtest).forEach(advice -> lines.add("Next: " + advice));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
    }
}
