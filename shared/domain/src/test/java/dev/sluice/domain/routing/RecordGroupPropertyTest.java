package dev.sluice.domain.routing;

import static dev.sluice.domain.routing.Arm.CANARY;
import static dev.sluice.domain.routing.Arm.STABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordGroupPropertyTest {

    @Property
    void the_same_split_twice_is_the_same_as_once(@ForAll("groups") RecordGroup group, @ForAll("splits") Split split) {
        assertThat(group.at(split).at(split)).isEqualTo(group.at(split));
    }

    @Property
    void only_the_last_split_counts(
            @ForAll("groups") RecordGroup group, @ForAll("splits") Split first, @ForAll("splits") Split last) {
        assertThat(group.at(first).at(last)).isEqualTo(group.at(last));
    }

    @Property
    void all_types_of_an_arm_move_together_and_nothing_but_their_weights_changes(
            @ForAll("groups") RecordGroup group, @ForAll("splits") Split split) {
        var moved = group.at(split);

        for (var arm : Arm.values()) {
            assertThat(moved.of(arm)).allMatch(record -> record.weight() == split.weight(arm));
        }
        assertThat(moved.driftFrom(group)).allMatch(drift -> drift.where().endsWith(", weight"));
    }

    @Property
    void records_of_others_stay_as_they_are(
            @ForAll("groups") RecordGroup group,
            @ForAll("splits") Split split,
            @ForAll("guards") Optional<String> guard) {
        assertThat(group.at(split).guardedBy(guard).foreign()).isEqualTo(group.foreign());
    }

    @Property
    void no_type_that_both_arms_have_ends_all_zero(@ForAll("groups") RecordGroup group, @ForAll("splits") Split split) {
        var moved = group.at(split);

        assertThat(moved.of(STABLE))
                .filteredOn(record -> !moved.unpaired().contains(record.type()))
                .allMatch(stable -> moved.records().stream()
                        .anyMatch(record -> record.type().equals(stable.type()) && record.weight() > 0));
    }

    @Property
    void after_a_rollback_the_canary_carries_at_most_what_stable_does_not_have(@ForAll("groups") RecordGroup group) {
        var back = group.at(Split.ROLLED_BACK);

        var answered = new HashSet<String>();
        back.of(CANARY).forEach(record -> answered.add(record.type()));
        answered.retainAll(back.unpaired());
        assertThat(answered.isEmpty() && back.carries(CANARY)).isFalse();
    }

    @Property
    void a_group_does_not_drift_from_itself_and_drifts_from_every_other(
            @ForAll("groups") RecordGroup one, @ForAll("groups") RecordGroup other) {
        assertThat(one.driftFrom(one)).isEmpty();
        assertThat(one.driftFrom(other).isEmpty())
                .isEqualTo(Set.copyOf(one.records()).equals(Set.copyOf(other.records())));
    }

    @Provide
    Arbitrary<RecordGroup> groups() {
        var records = Combinators.combine(
                        Arbitraries.of("A", "AAAA", "HTTPS"),
                        Arbitraries.of("stable", "canary", "somebody"),
                        Arbitraries.integers().between(0, 255),
                        guards())
                .as((type, identifier, weight, guard) -> (identifier.equals("canary")
                                ? Records.alias(type, identifier, weight)
                                : Records.plain(type, identifier, weight))
                        .withHealthCheck(guard));
        return records.list()
                .ofMaxSize(9)
                .uniqueElements(record -> List.of(record.type(), record.setIdentifier()))
                .map(list -> new RecordGroup("www.example.com", "stable", "canary", list));
    }

    @Provide
    Arbitrary<Split> splits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 255))
                .filter((stable, canary) -> stable + canary > 0)
                .as(Split::new);
    }

    @Provide
    Arbitrary<Optional<String>> guards() {
        return Arbitraries.of(Optional.empty(), Optional.of("hc-1"));
    }
}
