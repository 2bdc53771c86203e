package dev.sluice.rehearsal.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.cutover.Conditions.Fault;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class CutoverStageTest {

    @Test
    void a_healthy_canary_is_given_everything_step_by_step() {
        var run = Played.of(Script.of(Conditions.HEALTHY));

        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(Played.splits(run)).extracting(Split::canaryShare).containsExactly(.01, .02, .05, .1, .25, .5, 1.0);
        assertThat(Played.subjects(run)).containsExactly("Sluice: www.example.com is on CloudFront");
    }

    @Test
    void a_cutover_is_guarded_by_the_stacks_health_check_until_it_is_finished() {
        var run = Played.of(Script.of(Conditions.HEALTHY));

        assertThat(run.changes().getFirst().records())
                .filteredOn(record -> record.setIdentifier().equals("canary"))
                .extracting(ResourceRecordSet::healthCheckId)
                .containsExactly(CutoverAccount.HEALTH_CHECK, CutoverAccount.HEALTH_CHECK);
        assertThat(Played.canary(run))
                .hasSize(2)
                .extracting(ResourceRecordSet::healthCheckId)
                .containsOnlyNulls();
        assertThat(run.finalSplit()).isEqualTo(new Split(0, 100));
    }

    /** Of 20 seeds the worst is 2.2%: weights of 1% are lumpy, for resolvers are. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_bad_release_is_turned_back_before_a_twentieth_of_the_requests_is_its_own(long seed) {
        var run = Played.of(seed, Script.of(Conditions.BAD_RELEASE));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.rolledBackAtShare().orElseThrow()).isLessThan(.05);
        assertThat(Played.canary(run))
                .extracting(ResourceRecordSet::healthCheckId)
                .containsOnlyNulls();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void a_fault_that_begins_late_in_the_ramp_is_met_there() {
        var healthy = Played.of(Script.of(Conditions.HEALTHY));
        var at25 = Played.sinceStart(healthy, Played.firstAt(healthy, .25));

        var run = Played.of(Script.of(Conditions.HEALTHY.with(new Fault(at25, .02))));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Played.splits(run)).extracting(Split::canaryShare).containsExactly(.01, .02, .05, .1, .25, 0.0);
        assertThat(Played.sinceStart(run, run.rolledBackAt().orElseThrow()).minus(at25))
                .isLessThan(Duration.ofMinutes(10));
    }
}
