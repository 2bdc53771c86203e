package dev.sluice.rehearsal.picture;

import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Judge;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Cutovers as they look, judged by the real judge; the traffic is drawn, always the same. */
final class Stories {

    private static final double[] RAMP = {.01, .02, .05, .1, .25, .5, 1};
    private static final int[] STARTS = {0, 8, 14, 19, 24, 30, 36};
    private static final int REQUESTS = 60_000;

    private Stories() {}

    static CutoverStory of(List<Moment> moments, Decision... decisions) {
        return new CutoverStory("shop.example moves", "Nothing special", moments, .01, 100, List.of(decisions));
    }

    static CutoverStory oneMinute() {
        var moment = new Moment(
                0, OptionalDouble.of(.01), OptionalDouble.of(.004), OptionalDouble.of(.002), OptionalDouble.of(.5));
        return of(List.of(moment), new Decision(0, Decision.Kind.STEP, "1%"));
    }

    /** A moment of which nothing but the error rate is known. */
    static Moment errors(double minute, double rate) {
        return errors(minute, OptionalDouble.of(rate));
    }

    static Moment errors(double minute, OptionalDouble rate) {
        return new Moment(minute, OptionalDouble.empty(), OptionalDouble.empty(), rate, OptionalDouble.empty());
    }

    static CutoverStory healthy() {
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < RAMP.length; i++) {
            decisions.add(new Decision(STARTS[i], Decision.Kind.STEP, Percent.of(RAMP[i])));
        }
        decisions.add(new Decision(66, Decision.Kind.PROMOTED, "promoted: 0/100"));
        return new CutoverStory(
                "A healthy release reaches everyone in 36 minutes",
                "www.example.com, 1,000 requests a second, TTL 60 s: each step waits for evidence, then 30 minutes at 100%",
                moments(66, .003, 99, 99),
                .01,
                100,
                decisions);
    }

    static CutoverStory badRelease() {
        return new CutoverStory(
                "A bad release turns back after 4 minutes, with 1.9% of the requests",
                "www.example.com, 1,000 requests a second, TTL 60 s: 2% of the canary's requests fail where 0.3% are usual",
                moments(30, .003, 9, 13.4),
                .01,
                100,
                List.of(
                        new Decision(0, Decision.Kind.STEP, "1%"),
                        new Decision(8, Decision.Kind.STEP, "2%"),
                        new Decision(9, Decision.Kind.FAULT, "the bad release begins"),
                        new Decision(
                                13.4,
                                Decision.Kind.ROLLBACK,
                                "rolled back: error rate 2.1% over 3 minutes, canary had 1.9% of requests")));
    }

    private static List<Moment> moments(int minutes, double usual, double faultAt, double rolledBackAt) {
        var random = new Random(7);
        var judge = Judge.start(Policy.DEFAULT, RAMP);
        var moments = new ArrayList<Moment>();
        double realised = 0;
        double evidence = 0;
        for (int minute = 0; minute <= minutes; minute++) {
            double weight = minute > rolledBackAt ? 0 : weight(minute);
            for (int i = 1; i < STARTS.length; i++) {
                if (STARTS[i] == minute && minute < rolledBackAt) {
                    judge.beginStep(minute);
                }
            }
            realised = weight + (realised - weight) * (weight < realised ? .45 : .35);
            realised = Math.clamp(realised * (1 + .04 * random.nextGaussian()), 0, 1);
            realised = realised < 2e-5 ? 0 : realised;
            int requests = (int) (REQUESTS * realised);
            int errors = 0;
            double rate = minute >= faultAt ? .021 : usual;
            for (int i = 0; i < requests; i++) {
                errors += random.nextDouble() < rate ? 1 : 0;
            }
            if (requests > 0 && minute < rolledBackAt) {
                judge.observe(Minute.of(minute, new Counts(requests, errors)));
                evidence = judge.breakdown().evidence().values().stream()
                        .mapToDouble(e -> e)
                        .sum();
            }
            moments.add(new Moment(
                    minute,
                    OptionalDouble.of(weight),
                    OptionalDouble.of(realised),
                    requests > 0 ? OptionalDouble.of((double) errors / requests) : OptionalDouble.empty(),
                    minute < rolledBackAt ? OptionalDouble.of(evidence) : OptionalDouble.empty()));
            if (minute < rolledBackAt && rolledBackAt <= minute + 1) {
                moments.add(new Moment(
                        rolledBackAt,
                        OptionalDouble.of(0),
                        OptionalDouble.of(realised),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
            }
        }
        return moments;
    }

    private static double weight(int minute) {
        double weight = 0;
        for (int i = 0; i < STARTS.length; i++) {
            weight = minute >= STARTS[i] ? RAMP[i] : weight;
        }
        return weight;
    }
}
