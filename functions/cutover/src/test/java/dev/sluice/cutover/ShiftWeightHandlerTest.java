package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.routing.WeightedRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ShiftWeightHandlerTest {

    private final CutoverScene scene = new CutoverScene();

    @Test
    void the_first_step_moves_all_types_and_sets_the_guard() {
        var cutover = shift(scene.begun());

        assertThat(scene.router.group().isAt(new Split(99, 1))).isTrue();
        assertThat(scene.router.group().of(Arm.CANARY))
                .allMatch(record -> record.healthCheckId().equals(Optional.of("check-1")));
        assertThat(cutover.next()).isEqualTo(Next.VERIFY_WEIGHT);
        assertThat(cutover.records()).isEqualTo(scene.router.group());
        assertThat(scene.log.lines())
                .containsExactly(
                        "www.example.com at 1%: 1% of the traffic to canary; looks whether it is live in 20 s");
    }

    @Test
    void before_its_first_step_a_ramp_takes_away_the_weights_of_an_earlier_rollback_and_waits() {
        scene.router.set(CutoverScene.records().at(Split.ROLLED_BACK));

        var cutover = shift(scene.begun());

        assertThat(cutover.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(cutover.waitSeconds()).isEqualTo(90);
        assertThat(cutover.steps()).isEmpty();
        assertThat(cutover.records()).isEqualTo(CutoverScene.records().at(new Split(100, 0)));
        assertThat(scene.router.group()).isEqualTo(cutover.records());
    }

    @Test
    void then_its_first_step_is_as_any_other() {
        scene.router.set(CutoverScene.records().at(Split.ROLLED_BACK));

        var cutover = shift(shift(scene.begun()));

        assertThat(cutover.next()).isEqualTo(Next.VERIFY_WEIGHT);
        assertThat(scene.router.group().isAt(new Split(99, 1))).isTrue();
    }

    @Test
    void a_rollback_while_it_waits_is_seen_though_it_writes_what_was_there() {
        scene.router.set(CutoverScene.records().at(Split.ROLLED_BACK));
        var ready = shift(scene.begun());
        scene.router.set(CutoverScene.records().at(Split.ROLLED_BACK));

        var after = shift(ready);

        assertThat(after.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(scene.router.group().carries(Arm.CANARY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, A canary", "255, A canary", "0, A stable"})
    void what_somebody_else_changed_is_named_field_by_field_and_left_alone(int weight, String which) {
        var cutover = scene.stepped(scene.begun());
        scene.router.set(with(scene.router.group(), which, weight));

        var held = shift(cutover);

        assertThat(held.next()).isEqualTo(Next.HOLD);
        assertThat(held.said())
                .isEqualTo("somebody changed the records: %s, weight: %d instead of %d"
                        .formatted(which, weight, which.endsWith("canary") ? 1 : 99));
        assertThat(scene.router.swaps()).hasSize(1);
    }

    @Test
    void a_group_that_somebody_set_to_all_zero_is_drift() {
        var cutover = scene.stepped(scene.begun());
        scene.router.set(with(with(scene.router.group(), "A canary", 0), "A stable", 0));

        assertThat(shift(cutover).said())
                .contains("A stable, weight: 0 instead of 99", "A canary, weight: 0 instead of 1");
    }

    @Test
    void drift_that_is_gone_ends_the_hold() {
        var cutover = scene.stepped(scene.begun());
        var asLeft = scene.router.group();
        scene.router.set(with(asLeft, "A canary", 7));
        var held = shift(cutover);
        scene.router.set(asLeft);

        var shifted = shift(held.resumed(scene.instant()));

        assertThat(shifted.holding()).isEmpty();
        assertThat(scene.router.group().isAt(new Split(50, 50))).isTrue();
    }

    @Test
    void a_rollback_that_was_there_first_is_final() {
        var cutover = scene.stepped(scene.begun());
        scene.router.set(scene.router.group().at(Split.ROLLED_BACK).guardedBy(Optional.empty()));

        var after = shift(cutover);

        assertThat(after.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(after.said()).isEqualTo("the weights are back at 255/0, so a rollback was there first");
        assertThat(scene.router.group().carries(Arm.CANARY)).isFalse();
    }

    @Test
    void a_rollback_between_the_read_and_the_write_wins() {
        var cutover = scene.stepped(scene.begun());
        scene.router.meanwhile(() -> scene.router.set(scene.router.group().at(Split.ROLLED_BACK)));

        var after = shift(cutover);

        assertThat(after.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(scene.router.group().carries(Arm.CANARY)).isFalse();
    }

    @Test
    void drift_between_the_read_and_the_write_is_found_by_reading_again() {
        var cutover = scene.stepped(scene.begun());
        scene.router.meanwhile(() -> scene.router.set(with(scene.router.group(), "AAAA canary", 9)));

        assertThat(shift(cutover).said()).contains("AAAA canary, weight: 9 instead of 1");
    }

    @Test
    void a_step_whose_answer_was_lost_is_confirmed_and_not_taken_twice() {
        var cutover = scene.begun();
        scene.router.loseAnswer();

        assertThatThrownBy(() -> shift(cutover)).isInstanceOf(PortFailure.class);
        var retried = shift(cutover);

        assertThat(retried.steps()).hasSize(1);
        assertThat(retried.next()).isEqualTo(Next.VERIFY_WEIGHT);
        assertThat(scene.router.group().isAt(new Split(99, 1))).isTrue();
        assertThat(scene.router.swaps()).hasSize(2).allMatch(group -> group.isAt(new Split(99, 1)));
    }

    @Test
    void a_conflict_that_reading_does_not_explain_is_left_to_the_state_machines_retries() {
        var cutover = scene.begun();
        var asLeft = scene.router.group();
        var reads = new TrafficRouter<RecordGroup>() {
            @Override
            public RecordGroup read() {
                return asLeft;
            }

            @Override
            public Change swap(RecordGroup from, RecordGroup to) {
                throw new RoutingConflict("the values provided do not match the current values", null);
            }

            @Override
            public Change put(RecordGroup to) {
                throw new AssertionError("a step never writes what it has not compared");
            }

            @Override
            public boolean isLive(Change change) {
                throw new AssertionError("there is no change");
            }
        };

        assertThatThrownBy(() -> scene.call(new ShiftWeightHandler(reads, scene), cutover))
                .isInstanceOf(RoutingConflict.class);
    }

    /** Whoever interferes and whenever: the canary's weight never rises beyond the next step's. */
    @Property(tries = 300)
    void the_canary_never_gets_more_than_the_next_step(
            @ForAll @IntRange(min = 0, max = 255) int stable,
            @ForAll @IntRange(min = 0, max = 255) int canary,
            @ForAll boolean beforeRead,
            @ForAll boolean lost) {
        var fresh = new CutoverScene();
        var cutover = fresh.stepped(fresh.begun());
        var theirs = with(with(fresh.router.group(), "A stable", stable), "A canary", canary);
        if (beforeRead) {
            fresh.router.set(theirs);
        } else {
            fresh.router.meanwhile(() -> fresh.router.set(theirs));
        }
        if (lost) {
            fresh.router.loseAnswer();
        }

        for (int retry = 0; retry < 2; retry++) {
            try {
                fresh.call(new ShiftWeightHandler(fresh.router, fresh), cutover);
            } catch (PortFailure failure) {
                // The state machine tries again.
            }
        }

        assertThat(fresh.router.swaps())
                .allMatch(group -> group.of(Arm.CANARY).stream().allMatch(record -> record.weight() <= 50));
    }

    @Test
    void what_is_not_the_state_machines_document_is_refused_with_the_reason() {
        assertThatThrownBy(() -> scene.call(new ShiftWeightHandler(scene.router, scene), "{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a document of cutover.asl.json")
                .hasMessageContaining("Start the state machine");
    }

    @Test
    void a_document_with_a_weight_that_cannot_be_is_refused() {
        var document = new JsonMapper().writeValueAsString(scene.begun()).replace("\"weight\":100", "\"weight\":256");

        assertThatThrownBy(() -> scene.call(new ShiftWeightHandler(scene.router, scene), document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight 256 of the A record stable is not between 0 and 255");
        assertThat(scene.router.swaps()).isEmpty();
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new ShiftWeightHandler()).isNotNull();
    }

    private Cutover shift(Cutover cutover) {
        scene.pass(Duration.ofMinutes(1));
        return scene.call(new ShiftWeightHandler(scene.router, scene), cutover);
    }

    private static RecordGroup with(RecordGroup group, String which, int weight) {
        return new RecordGroup(
                group.name(),
                group.stable(),
                group.canary(),
                group.records().stream()
                        .map(record -> (record.type() + " " + record.setIdentifier()).equals(which)
                                ? weighted(record, weight)
                                : record)
                        .toList());
    }

    private static WeightedRecord weighted(WeightedRecord record, int weight) {
        return new WeightedRecord(
                record.type(),
                record.setIdentifier(),
                weight,
                record.ttlSeconds(),
                List.copyOf(record.values()),
                record.alias(),
                record.healthCheckId());
    }
}
