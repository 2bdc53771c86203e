package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class WagerPropertiesTest {

    private static final double LIMIT = .01;
    private static final double ROUNDING = 1e-9;

    @Property
    void a_healthy_minute_is_worth_at_most_what_was_wagered_on_it(
            @ForAll @IntRange(min = 1, max = 3_000) int requests,
            @ForAll @DoubleRange(min = .001, max = 1) @Scale(6) double ofLimit,
            @ForAll @DoubleRange(min = .0005, max = .02) @Scale(6) double rho,
            @ForAll @DoubleRange(min = .01, max = 1) @Scale(6) double ofRho,
            @ForAll @DoubleRange(min = 1.01, max = 50) @Scale(6) double times) {
        var healthy = new BetaBinomial(requests, ofLimit * LIMIT, ofRho * rho);
        var likelihood = new RateLikelihood(new double[] {times}, LIMIT);

        double all = healthy.meanOfExp(_ -> 0);
        double worth = healthy.meanOfExp(x -> likelihood.logE(new Counts(requests, x), rho)[0]);

        assertThat(all).isCloseTo(1, within(ROUNDING));
        assertThat(worth).isLessThanOrEqualTo(1 + ROUNDING);
    }

    @Property
    void a_minute_at_the_margin_is_worth_at_most_what_was_wagered_on_its_health(
            @ForAll @IntRange(min = 1, max = 3_000) int requests,
            @ForAll @DoubleRange(min = 1, max = 20) @Scale(6) double ofMargin,
            @ForAll @DoubleRange(min = .0005, max = .02) @Scale(6) double rho,
            @ForAll @DoubleRange(min = .01, max = 1) @Scale(6) double ofRho,
            @ForAll @DoubleRange(min = .03, max = .99) @Scale(6) double times) {
        double margin = 1.5 * LIMIT;
        var unhealthy = new BetaBinomial(requests, ofMargin * margin, ofRho * rho);
        var likelihood = new RateLikelihood(new double[] {times}, margin);

        double all = unhealthy.meanOfExp(_ -> 0);
        double worth = unhealthy.meanOfExp(x -> likelihood.logE(new Counts(requests, x), rho)[0]);

        assertThat(all).isCloseTo(1, within(ROUNDING));
        assertThat(worth).isLessThanOrEqualTo(1 + ROUNDING);
    }

    @Property
    void a_block_whose_mean_hit_ratio_is_the_floor_is_a_fair_wager(
            @ForAll @DoubleRange(min = 0, max = .799) @Scale(6) double low,
            @ForAll @DoubleRange(min = .801, max = 1) @Scale(6) double high) {
        double floor = .8;
        double chanceOfHigh = (floor - low) / (high - low);

        double worth = chanceOfHigh * valueAfter(high) + (1 - chanceOfHigh) * valueAfter(low);

        assertThat(worth).isCloseTo(1, within(ROUNDING));
    }

    @Example
    void a_minute_that_is_slow_one_time_in_ten_is_a_fair_wager() {
        var slow = new LatencyCheck(800, new Onset(0, 1_440));
        var quick = new LatencyCheck(800, new Onset(0, 1_440));

        slow.observe(Minute.of(0, new Counts(100, 0)).withLatencyMillis(801), Dispersion.FLOOR);
        quick.observe(Minute.of(0, new Counts(100, 0)).withLatencyMillis(799), Dispersion.FLOOR);

        assertThat(.1 * slow.value() + .9 * quick.value()).isCloseTo(1, within(ROUNDING));
        assertThat(slow.value()).isGreaterThan(1);
    }

    @Property(tries = 12, seed = "20261124")
    void the_evidence_of_a_healthy_arm_cannot_be_expected_to_grow(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 300) int requests,
            @ForAll @DoubleRange(min = .2, max = 1) @Scale(6) double ofLimit) {
        var random = new Random(seed);
        int arms = 1_000;
        double sum = 0;
        double squares = 0;

        for (int arm = 0; arm < arms; arm++) {
            var judge = Judge.start(Policy.DEFAULT);
            for (int index = 0; index < 60; index++) {
                judge.observe(Minute.of(index, new Counts(requests, errors(random, requests, ofLimit * LIMIT))));
            }
            double evidence = judge.verdict().evidence().value();
            sum += evidence;
            squares += evidence * evidence;
        }

        double mean = sum / arms;
        double standardError = Math.sqrt((squares / arms - mean * mean) / arms);
        assertThat(mean).isLessThanOrEqualTo(.8 + 4 * standardError);
    }

    @Property
    void rereading_the_minutes_from_the_start_gives_the_verdict_that_watching_them_gave(
            @ForAll("minutes") List<Minute> minutes, @ForAll @IntRange(max = 60) int split) {
        var watching = Judge.start(Policy.DEFAULT.withStable());
        var rereading = Judge.start(Policy.DEFAULT.withStable());
        int seen = Math.min(split, minutes.size());

        minutes.subList(0, seen).forEach(watching::observe);
        var atSplit = watching.verdict();
        minutes.subList(seen, minutes.size()).forEach(watching::observe);
        minutes.subList(0, seen).forEach(rereading::observe);
        var again = rereading.verdict();
        minutes.forEach(rereading::observe);

        assertThat(again).isEqualTo(atSplit);
        assertThat(rereading.verdict()).isEqualTo(watching.verdict());
        assertThat(rereading.breakdown()).isEqualTo(watching.breakdown());
    }

    @Property
    void minutes_delivered_again_in_any_order_change_nothing(
            @ForAll("minutes") List<Minute> minutes, @ForAll Random random) {
        var once = Judge.start(Policy.DEFAULT.withStable());
        var often = Judge.start(Policy.DEFAULT.withStable());

        var delivered = new ArrayList<Minute>();
        for (var minute : minutes) {
            once.observe(minute);
            delivered.add(minute);
            often.observe(minute);
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                often.observe(delivered.get(random.nextInt(delivered.size())));
            }
        }

        assertThat(often.verdict()).isEqualTo(once.verdict());
        assertThat(often.breakdown()).isEqualTo(once.breakdown());
    }

    @Property
    void the_order_of_minutes_does_not_matter_to_a_proof_of_health_that_is_not_complete(
            @ForAll @Size(min = 1, max = 20) List<@From("quiet") Counts> minutes, @ForAll Random random) {
        var endless = Policy.DEFAULT.with(new Risk(.01, 1e-9, 1.5, 2, Weights.WITHOUT_STABLE));
        var inOrder = new HealthProof(endless);
        var shuffled = new HealthProof(endless);
        var others = new ArrayList<>(minutes);
        Collections.shuffle(others, random);

        minutes.forEach(counts -> inOrder.observe(counts, Dispersion.FLOOR));
        others.forEach(counts -> shuffled.observe(counts, Dispersion.FLOOR));

        assertThat(Math.log(shuffled.value())).isCloseTo(Math.log(inOrder.value()), within(1e-6));
    }

    @Property
    void another_error_in_the_newest_minute_never_lowers_the_evidence_of_a_fault(
            @ForAll("minutes") List<Minute> minutes, @ForAll("counts") Counts last) {
        var fewer = Judge.start(Policy.DEFAULT.withStable());
        var more = Judge.start(Policy.DEFAULT.withStable());
        var worse = new Counts(last.requests(), Math.min(last.errors() + 1, last.requests()));
        var stable = new Counts(1_000, 5);
        minutes.forEach(fewer::observe);
        minutes.forEach(more::observe);

        var evidence = fewer.observe(Minute.of(1_000, last).withStable(stable)).evidence();
        var ofMore = more.observe(Minute.of(1_000, worse).withStable(stable)).evidence();

        assertThat(ofMore.value()).isGreaterThanOrEqualTo(evidence.value());
    }

    @Property
    void another_error_in_any_minute_never_lowers_a_wager_on_a_fault(
            @ForAll @Size(min = 1, max = 60) List<@From("counts") Counts> minutes,
            @ForAll @IntRange(max = 59) int where) {
        var fewer = new RateExcess(LIMIT, new Onset(0, 1_440));
        var more = new RateExcess(LIMIT, new Onset(0, 1_440));
        int worse = where % minutes.size();

        for (int index = 0; index < minutes.size(); index++) {
            var counts = minutes.get(index);
            var errors = Math.min(counts.errors() + (index == worse ? 1 : 0), counts.requests());
            fewer.observe(counts, Dispersion.FLOOR);
            more.observe(new Counts(counts.requests(), errors), Dispersion.FLOOR);
        }

        assertThat(more.value()).isGreaterThanOrEqualTo(fewer.value());
    }

    @Provide
    Arbitrary<List<Minute>> minutes() {
        var gap = Arbitraries.integers().between(1, 4);
        return Combinators.combine(gap, counts(), counts())
                .as((after, canary, stable) -> Minute.of(after, canary).withStable(stable))
                .list()
                .ofMaxSize(60)
                .map(WagerPropertiesTest::inOrder);
    }

    @Provide
    Arbitrary<Counts> counts() {
        var requests = Arbitraries.oneOf(
                Arbitraries.just(0L),
                Arbitraries.longs().between(1, 100),
                Arbitraries.longs().between(1, 20_000));
        var share = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, .03), Arbitraries.doubles().between(0, 1));
        return Combinators.combine(requests, share).as((n, p) -> new Counts(n, (long) (n * p)));
    }

    /** Few enough requests and errors that no proof is completed and no wealth vanishes. */
    @Provide
    Arbitrary<Counts> quiet() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 50),
                        Arbitraries.doubles().between(0, .05))
                .as((n, p) -> new Counts(n, (long) (n * p)));
    }

    /** Takes each index for the distance from the minute before. */
    private static List<Minute> inOrder(List<Minute> gaps) {
        var minutes = new ArrayList<Minute>();
        long index = 0;
        for (var gap : gaps) {
            index += gap.index();
            minutes.add(Minute.of(index, gap.canary()).withStable(gap.stable()));
        }
        return minutes;
    }

    /** Of a wager on one block, made as soon as the cache is warm. */
    private static double valueAfter(double ratio) {
        var check = new HitRatioCheck(.8, new Onset(0, 1_440));
        for (int index = 0; index < 3; index++) {
            check.observe(Minute.of(index, new Counts(500, 0)).withHitRatio(.9), Dispersion.FLOOR);
        }
        check.observe(Minute.of(3, new Counts(500, 0)).withHitRatio(ratio), Dispersion.FLOOR);
        return check.value();
    }

    private static long errors(Random random, int requests, double rate) {
        double perRequest = Math.log1p(-rate);
        long errors = 0;
        for (double at = gap(random, perRequest); at < requests; at += 1 + gap(random, perRequest)) {
            errors++;
        }
        return errors;
    }

    /** Requests that succeed before the next one fails: geometric. */
    private static double gap(Random random, double perRequest) {
        return Math.floor(Math.log(1 - random.nextDouble()) / perRequest);
    }
}
