package dev.sluice.cli.backtest;

import dev.sluice.domain.judge.Doubt;
import dev.sluice.domain.judge.Verdict;
import dev.sluice.domain.judge.Words;
import java.util.ArrayList;
import java.util.List;

/** What to do next. Each piece is a sentence or two. */
final class Advice {

    /** Canary requests a minute below which the judge is slow. */
    static final long ENOUGH = 100;

    /** Errors a canary at the limit is expected to have had by the time one at half of it is proved healthy. */
    private static final double ERRORS_OF_A_PROOF = 6;

    private Advice() {}

    static List<String> on(Backtest backtest) {
        var advice = new ArrayList<String>();
        if (backtest.verdict() instanceof Verdict.Hold hold) {
            advice.add(on(hold.doubt(), backtest));
        }
        long perMinute = perMinute(backtest, backtest.canary().requests());
        if (perMinute < ENOUGH && !backtest.canary().isEmpty()) {
            advice.add(onTraffic(backtest, perMinute));
        }
        return advice;
    }

    private static String on(Doubt doubt, Backtest backtest) {
        return switch (doubt) {
            case Doubt.NoTraffic _ ->
                "Give the canary traffic, or check that canary_requests counts its requests: no data is not health.";
            case Doubt.Suspicion _ ->
                "Look into the %s, then record more minutes: a fault drives the evidence to %s, bad luck lets it sink below %s."
                        .formatted(
                                backtest.verdict().evidence().reading().check().replace('-', ' '),
                                Words.number(backtest.policy().risk().needed()),
                                Words.number(backtest.policy().risk().suspicion()));
            case Doubt.Settling _ -> "Record more minutes: the first one saw the weight change.";
            case Doubt.TooFewRequests few ->
                "Record more minutes, until the canary had %s."
                        .formatted(Words.count(few.needed(), "request", "requests"));
            case Doubt.Unproved _ -> onProof(backtest.policy().limits().errorRate());
            case Doubt.Inconclusive inconclusive -> on(inconclusive.lasting(), backtest);
        };
    }

    private static String onProof(double limit) {
        long requests = Math.round(ERRORS_OF_A_PROOF / limit);
        return "Record more minutes: at half the limit some %s prove health, near the limit it takes many times that."
                .formatted(Words.count(requests, "canary request", "canary requests"));
    }

    private static String onTraffic(Backtest backtest, long perMinute) {
        var low =
                "The canary got %s a minute, and evidence comes from requests. Start at a weight where it gets %d or more"
                        .formatted(Words.count(perMinute, "request", "requests"), ENOUGH);
        if (backtest.stable().isEmpty()) {
            return low + ".";
        }
        long site = perMinute(
                backtest, backtest.canary().requests() + backtest.stable().requests());
        return site < ENOUGH
                ? low + "; all of the site gets %d, so let the first step take hours.".formatted(site)
                : low + ": %d%% of what the site gets.".formatted(Math.ceilDiv(100 * ENOUGH, site));
    }

    private static long perMinute(Backtest backtest, long requests) {
        return Math.round((double) requests / backtest.judged());
    }
}
