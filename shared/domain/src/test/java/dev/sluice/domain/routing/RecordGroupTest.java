package dev.sluice.domain.routing;

import static dev.sluice.domain.routing.Arm.CANARY;
import static dev.sluice.domain.routing.Arm.STABLE;
import static dev.sluice.domain.routing.Records.alias;
import static dev.sluice.domain.routing.Records.group;
import static dev.sluice.domain.routing.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordGroupTest {

    private static final RecordGroup PAIR = group(plain("A", "stable", 95), alias("A", "canary", 5));

    @Test
    void records_of_neither_arm_are_foreign() {
        var group = group(plain("A", "stable", 95), alias("A", "canary", 5), plain("A", "somebody", 3));

        assertThat(group.foreign()).extracting(WeightedRecord::setIdentifier).containsExactly("somebody");
    }

    @Test
    void an_arm_with_weight_carries_and_one_without_does_not() {
        var back = PAIR.at(Split.ROLLED_BACK);

        assertThat(back.carries(STABLE)).isTrue();
        assertThat(back.carries(CANARY)).isFalse();
    }

    @Test
    void where_all_weights_are_zero_every_arm_carries() {
        var group = group(plain("A", "stable", 0), alias("A", "canary", 0));

        assertThat(group.carries(STABLE)).isTrue();
        assertThat(group.carries(CANARY)).isTrue();
    }

    @Test
    void a_type_that_only_the_canary_has_is_carried_by_it_whatever_its_weight() {
        var group = group(plain("A", "stable", 255), alias("A", "canary", 0), alias("HTTPS", "canary", 0));

        assertThat(group.carries(CANARY)).isTrue();
        assertThat(group.unpaired()).containsExactly("HTTPS");
    }

    @Test
    void a_foreign_record_with_weight_takes_what_an_arm_at_zero_leaves() {
        var group = group(plain("A", "stable", 0), alias("A", "canary", 0), plain("A", "somebody", 3));

        assertThat(group.carries(CANARY)).isFalse();
    }

    @Test
    void one_type_that_lags_behind_is_not_there_yet() {
        var group = group(
                plain("A", "stable", 95),
                alias("A", "canary", 5),
                plain("AAAA", "stable", 98),
                alias("AAAA", "canary", 2));

        assertThat(group.isAt(new Split(95, 5))).isFalse();
        assertThat(group.at(new Split(95, 5)).isAt(new Split(95, 5))).isTrue();
    }

    @Test
    void a_group_that_lacks_an_arm_divides_nothing() {
        assertThat(group(alias("A", "canary", 0)).isAt(Split.ROLLED_BACK)).isFalse();
        assertThat(group().isAt(Split.ROLLED_BACK)).isFalse();
    }

    @Test
    void a_guard_is_put_on_the_canary_alone_and_taken_off_again() {
        var guarded = PAIR.guardedBy(Optional.of("hc-1"));

        assertThat(guarded.of(CANARY)).allMatch(record -> record.healthCheckId().equals(Optional.of("hc-1")));
        assertThat(guarded.of(STABLE)).isEqualTo(PAIR.of(STABLE));
        assertThat(guarded.guardedBy(Optional.empty())).isEqualTo(PAIR);
    }

    @Test
    void drift_is_named_field_by_field() {
        var found = group(
                new WeightedRecord(
                        "A",
                        "stable",
                        95,
                        Optional.of(300L),
                        List.of("203.0.113.9"),
                        Optional.empty(),
                        Optional.empty()),
                new WeightedRecord(
                        "A",
                        "canary",
                        7,
                        Optional.empty(),
                        List.of(),
                        Optional.of(new Alias("d999999abcdef8.cloudfront.net", "Z9", true)),
                        Optional.of("hc-2")));

        assertThat(found.driftFrom(PAIR))
                .extracting(Drift::toString)
                .containsExactly(
                        "A stable, TTL: 300 instead of 60",
                        "A stable, values: 203.0.113.9 instead of 203.0.113.7",
                        "A canary, weight: 7 instead of 5",
                        "A canary, alias: d999999abcdef8.cloudfront.net instead of d111111abcdef8.cloudfront.net",
                        "A canary, alias zone: Z9 instead of Z2FDTNDATAQYW2",
                        "A canary, target health: evaluated instead of not evaluated",
                        "A canary, health check: hc-2 instead of none");
    }

    @Test
    void a_record_that_came_or_went_is_named_once() {
        var found = group(plain("A", "stable", 95), plain("A", "somebody", 3));

        assertThat(found.driftFrom(PAIR))
                .extracting(Drift::toString)
                .containsExactly(
                        "A canary: absent instead of weight 5, alias d111111abcdef8.cloudfront.net, alias zone"
                                + " Z2FDTNDATAQYW2, target health not evaluated",
                        "A somebody: weight 3, TTL 60, values 203.0.113.7 instead of absent");
    }

    @Test
    void a_weight_of_256_is_refused_and_the_record_named() {
        assertThatThrownBy(() -> plain("A", "stable", 256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight 256 of the A record stable is not between 0 and 255. Correct it");
    }
}
