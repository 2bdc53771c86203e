package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.judge.Ramp.Ending;
import dev.sluice.benchmarks.judge.Ramp.Outcome;
import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sluice and fixed rules on the same ramps, at one traffic of the site. */
final class WholeRamps implements Study {

    private static final double MOST_FALSE = .01;

    private final int requestsPerSecond;

    WholeRamps(int requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    /**
     * @param falseGood share of ramps rolled back at a good rate of 0.5%
     * @param falseNear the same at 0.9%, which is within the limit too
     * @param heldNear share of ramps at 0.9% that ended neither way within a day
     * @param bad mean errors the canary served at 2%
     * @param missed share of ramps at 2% that were promoted
     * @param toEnd mean minutes to the end of the last step at 0.3%
     */
    private record Score(
            Rule rule, double falseGood, double falseNear, double heldNear, double bad, double missed, double toEnd) {}

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table(
                "rule", "false at 0.5%", "false at 0.9%", "held at 0.9%", "bad requests", "promoted at 2%", "minutes");
        var sluice = score(laboratory, Rule.SLUICE);
        var alone = score(laboratory, Rule.SLUICE_ALONE);
        var fixed = Rule.FIXED.stream().map(rule -> score(laboratory, rule)).toList();
        Stream.concat(Stream.of(sluice, alone), fixed.stream())
                .forEach(score -> table.row(
                        score.rule().name(),
                        Report.number(score.falseGood()),
                        Report.number(score.falseNear()),
                        Report.number(score.heldNear()),
                        Report.number(score.bad()),
                        Report.number(score.missed()),
                        Report.number(score.toEnd())));
        var claims = new ArrayList<Claim>();
        for (var ours : List.of(sluice, alone)) {
            claims.add(claim(
                    "%s rolls back at most 1%% of good ramps: %.4f at 0.5%%, %.4f at 0.9%%"
                            .formatted(ours.rule().name(), ours.falseGood(), ours.falseNear()),
                    ours.falseGood() <= MOST_FALSE && ours.falseNear() <= MOST_FALSE));
        }
        for (var other : fixed) {
            claims.addAll(against(sluice, other));
        }
        return new Report(
                "Whole ramps 1, 2, 5, 10, 25, 50, 100%% at %,d requests a second".formatted(requestsPerSecond),
                table,
                claims,
                fixed.stream()
                        .filter(other -> other.bad() < sluice.bad())
                        .map(other -> "%s serves fewer bad requests than Sluice, and rolls back %s good ramps."
                                .formatted(other.rule().name(), shareOf(other.falseGood())))
                        .toList());
    }

    private static String shareOf(double share) {
        return share == 1 ? "all" : Report.number(share) + " of";
    }

    private List<Claim> against(Score sluice, Score other) {
        var claims = new ArrayList<Claim>();
        String name = other.rule().name();
        claims.add(claim(
                "%s does not match Sluice on both false rollbacks (%.4f against %.4f) and bad requests (%.1f against %.1f)"
                        .formatted(name, other.falseGood(), sluice.falseGood(), other.bad(), sluice.bad()),
                other.falseGood() > sluice.falseGood() || other.bad() > sluice.bad()));
        claims.add(claim(
                "%s rolls back more than 1%% of ramps at 0.9%%: %.4f".formatted(name, other.falseNear()),
                other.falseNear() > MOST_FALSE));
        if (other.falseGood() <= MOST_FALSE) {
            double times = requestsPerSecond <= 200 ? 1.5 : 1;
            claims.add(claim(
                    "%s, rarely false at 0.5%%, serves %.2f >= %.1f times Sluice's bad requests"
                            .formatted(name, other.bad() / sluice.bad(), times),
                    other.bad() >= times * sluice.bad()));
        }
        return claims;
    }

    private Claim claim(String sentence, boolean holds) {
        return new Claim("at %,d a second, %s".formatted(requestsPerSecond, sentence), holds);
    }

    private Score score(Laboratory laboratory, Rule rule) {
        var good = play(laboratory, rule, .005, .005);
        var near = play(laboratory, rule, .009, .009);
        var faulty = play(laboratory, rule, .02, .005);
        var best = play(laboratory, rule, .003, .003);
        return new Score(
                rule,
                share(good, Ending.ROLLED_BACK),
                share(near, Ending.ROLLED_BACK),
                share(near, Ending.HELD),
                faulty.stream().mapToLong(Outcome::badRequests).average().orElseThrow(),
                share(faulty, Ending.PROMOTED),
                best.stream()
                        .filter(outcome -> outcome.ending() == Ending.PROMOTED)
                        .mapToInt(Outcome::minutes)
                        .average()
                        .orElse(Double.NaN));
    }

    private List<Outcome> play(Laboratory laboratory, Rule rule, double canaryRate, double stableRate) {
        var ramp = new Ramp(requestsPerSecond, canaryRate, stableRate);
        return laboratory.repeat(
                "%s at %d a second, %s".formatted(rule.name(), requestsPerSecond, canaryRate),
                random -> ramp.play(rule.guard().get(), random));
    }

    private static double share(List<Outcome> outcomes, Ending ending) {
        return outcomes.stream().filter(outcome -> outcome.ending() == ending).count() / (double) outcomes.size();
    }
}
