package dev.sluice.benchmarks.ramps;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import java.util.List;
import java.util.stream.Stream;

/** What a bad canary costs users under each rule, and how often the same rule turns a good one back. */
final class BadRequests {

    private static final List<Rule> BEATEN = List.of(Rule.alarm(5), Rule.patientAlarm(5));
    private static final List<Rule> OTHERS = List.of(Rule.alarm(3), Rule.patientAlarm(3), Rule.alarm(1), Rule.FLAGGER);

    /** All within the limit, and no worse than stable. */
    private static final List<Double> GOOD_RATES = List.of(.003, .005, .009);

    private BadRequests() {}

    /**
     * @param bad under the bad release, by seed
     * @param falsely rolled back, at each of the good rates
     */
    private record Score(Rule rule, List<CutoverFigures> bad, List<Share> falsely) {

        /** Over all good rates. */
        double falseShare() {
            return falsely.stream().mapToDouble(Share::value).average().orElseThrow();
        }

        double mean() {
            return errors().mean();
        }

        Spread errors() {
            return Spread.of(bad.stream().mapToDouble(CutoverFigures::canaryErrors));
        }

        Spread minutes() {
            return Spread.of(bad.stream()
                    .flatMap(one -> one.turnedBackAfter().stream())
                    .mapToDouble(after -> after.toMillis() / 60_000.0));
        }
    }

    static Report in(Ramps ramps, int count) {
        var table = new Table(
                "2% against 0.3%",
                "bad requests",
                "range",
                "minutes to roll back",
                "range",
                "promoted",
                "false at 0.3%",
                "false at 0.5%",
                "false at 0.9%");
        var sluice = score(ramps, Rule.SLUICE, count);
        var beaten = scores(ramps, BEATEN, count);
        var others = Stream.concat(beaten.stream(), scores(ramps, OTHERS, count).stream())
                .toList();
        row(table, sluice);
        others.forEach(score -> row(table, score));
        var fewer =
                others.stream().filter(other -> other.mean() < sluice.mean()).toList();
        return new Report(
                "Errors of a bad canary at 1,000 requests a second, until ten minutes after it was turned back",
                table,
                Stream.concat(
                                beaten.stream().map(other -> servesFewer(sluice, other)),
                                fewer.stream().map(other -> isFalseLessOften(sluice, other)))
                        .toList(),
                fewer.stream().map(BadRequests::price).toList());
    }

    private static String price(Score other) {
        return "%s serves fewer bad requests than Sluice, and rolls back %s good ramps at 0.3%%, %s at 0.5%% and %s at 0.9%%."
                .formatted(
                        other.rule().name(),
                        other.falsely().get(0),
                        other.falsely().get(1),
                        other.falsely().get(2));
    }

    private static Claim servesFewer(Score sluice, Score other) {
        return new Claim(
                "Sluice serves %s bad requests, fewer than %s of %s"
                        .formatted(
                                Report.number(sluice.mean()),
                                Report.number(other.mean()),
                                other.rule().name()),
                sluice.mean() < other.mean());
    }

    private static Claim isFalseLessOften(Score sluice, Score other) {
        return new Claim(
                "%s, which serves fewer, rolls back %.3f of good ramps, Sluice %.3f"
                        .formatted(other.rule().name(), other.falseShare(), sluice.falseShare()),
                other.falseShare() > sluice.falseShare());
    }

    private static List<Score> scores(Ramps ramps, List<Rule> rules, int count) {
        return rules.stream().map(rule -> score(ramps, rule, count)).toList();
    }

    private static Score score(Ramps ramps, Rule rule, int count) {
        return new Score(
                rule,
                ramps.play(rule, Conditions.BAD_RELEASE, count),
                GOOD_RATES.stream()
                        .map(rate -> falsely(ramps.play(rule, Conditions.HEALTHY.withErrorRate(rate), count)))
                        .toList());
    }

    /** Of those that went either way: preflight refuses a few whose stable arm was above the limit for minutes. */
    private static Share falsely(List<CutoverFigures> healthy) {
        var begun = healthy.stream()
                .filter(one ->
                        one.allAfter().isPresent() || one.turnedBackAfter().isPresent())
                .toList();
        return Share.of(begun, one -> one.turnedBackAfter().isPresent());
    }

    private static void row(Table table, Score score) {
        table.row(
                score.rule().name(),
                Report.number(score.mean()),
                score.errors().range(),
                Report.number(score.minutes().median()),
                score.minutes().range(),
                Share.of(score.bad(), one -> one.outcome() == Outcome.PROMOTED).toString(),
                score.falsely().get(0).toString(),
                score.falsely().get(1).toString(),
                score.falsely().get(2).toString());
    }
}
