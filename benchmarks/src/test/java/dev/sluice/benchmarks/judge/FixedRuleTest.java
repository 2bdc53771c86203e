package dev.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.judge.Guard.Move;
import dev.sluice.benchmarks.judge.Guard.Position;
import dev.sluice.domain.judge.Counts;
import org.junit.jupiter.api.Test;

class FixedRuleTest {

    private static final Counts GOOD = new Counts(100, 1);
    private static final Counts BAD = new Counts(100, 2);

    @Test
    void an_alarm_rolls_back_after_so_many_bad_minutes_in_a_row() {
        var alarm = FixedRule.alarm(3);

        var moves = moves(alarm, BAD, BAD, GOOD, BAD, BAD, BAD);

        assertThat(moves).containsExactly(Move.STAY, Move.STAY, Move.STAY, Move.STAY, Move.STAY, Move.ROLL_BACK);
    }

    @Test
    void flagger_counts_bad_minutes_over_the_whole_ramp() {
        var flagger = FixedRule.flagger(3);

        var moves = moves(flagger, BAD, GOOD, BAD, GOOD, BAD);

        assertThat(moves)
                .endsWith(Move.ROLL_BACK)
                .filteredOn(Move.ROLL_BACK::equals)
                .hasSize(1);
    }

    @Test
    void an_alarm_bakes_ten_minutes_whatever_it_saw() {
        var alarm = FixedRule.alarm(3);

        var moves = moves(alarm, GOOD, BAD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD);

        assertThat(moves)
                .endsWith(Move.STAY, Move.ADVANCE)
                .filteredOn(Move.ADVANCE::equals)
                .hasSize(1);
    }

    @Test
    void a_failed_check_halts_flagger_for_a_minute() {
        var flagger = FixedRule.flagger(5);

        var moves = moves(flagger, GOOD, BAD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD);

        assertThat(moves)
                .endsWith(Move.STAY, Move.ADVANCE)
                .filteredOn(Move.ADVANCE::equals)
                .hasSize(1);
    }

    @Test
    void a_minute_without_requests_is_not_bad() {
        var alarm = FixedRule.alarm(1);

        var moves = moves(alarm, Counts.NONE);

        assertThat(moves).containsExactly(Move.STAY);
    }

    private static Move[] moves(Guard guard, Counts... minutes) {
        var moves = new Move[minutes.length];
        for (int minute = 0; minute < minutes.length; minute++) {
            var seen = new RampMinute(minute, 0, minutes[minute], Counts.NONE);
            moves[minute] = guard.next(seen, new Position(minute, 0, 0));
        }
        return moves;
    }
}
