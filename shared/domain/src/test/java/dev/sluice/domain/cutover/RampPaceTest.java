package dev.sluice.domain.cutover;

import static dev.sluice.domain.cutover.CutoverScene.NINE;
import static dev.sluice.domain.cutover.CutoverScene.begun;
import static dev.sluice.domain.cutover.CutoverScene.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.routing.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long whole ramps take, and how many looks. */
class RampPaceTest {

    private static final Duration SYNC = Duration.ofSeconds(35);

    /** Events of a look: the wait, the task and the choice; and those of a step: its change, three polls, and theirs. */
    private static final int EVENTS_OF_A_LOOK = 9;

    private static final int EVENTS_OF_A_STEP = 7 + 3 * 9;

    @Test
    void at_a_thousand_requests_a_second_a_healthy_ramp_takes_little_more_than_half_of_fixed_bakes() {
        var walk = new Walk(request(Ramp.DEFAULT), 60_000);

        walk.untilStep(6);

        var fixed = SYNC.plusSeconds(60).plusMinutes(10).multipliedBy(6);
        assertThat(Duration.between(NINE, walk.now).toSeconds() / (double) fixed.toSeconds())
                .isBetween(.51, .53);
    }

    @Test
    void with_little_traffic_the_first_step_takes_as_long_as_its_proof() {
        var walk = new Walk(request(Ramp.DEFAULT), 1_000);

        walk.untilStep(1);

        assertThat(Duration.between(NINE, walk.now)).isBetween(Duration.ofMinutes(20), Duration.ofHours(1));
    }

    @Test
    void a_day_is_played_with_a_look_a_minute_at_first_and_none_too_many_later() {
        var ramp = new Ramp(List.of(1, 10, 100), 480, 480);
        var walk = new Walk(request(ramp, Approvals.NONE, 480), 60_000);

        walk.untilEnd();

        assertThat(walk.looks).isEqualTo(3 * looks(3, 480));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20, 50, 100})
    void a_ramp_of_a_week_fits_into_an_execution(int steps) {
        int looks = steps * looks(steps, 7 * 24 * 60 / steps);

        assertThat(looks * EVENTS_OF_A_LOOK + steps * EVENTS_OF_A_STEP).isBetween(10_000, 24_000);
    }

    /** Of one step, whose first minutes nobody can read yet. */
    private static int looks(int steps, int bakeMinutes) {
        var cadence = Cadence.ofRamp(steps);
        int looks = 5;
        for (long minute = 1; minute < bakeMinutes + 1; looks++) {
            minute += cadence.interval(Duration.ofMinutes(minute)).toMinutes();
        }
        return looks;
    }

    /** Plays a healthy ramp look by look. */
    private static final class Walk {

        private final long requests;
        private Instant now = NINE;
        private Cutover cutover;
        private int looks;

        /** @param requests a minute that both arms have together */
        Walk(CutoverRequest request, long requests) {
            this.requests = requests;
            this.cutover = begun(request);
            shift();
        }

        void untilStep(int index) {
            while (cutover.steps().size() <= index) {
                look();
            }
        }

        void untilEnd() {
            while (cutover.next() != Next.FINISH) {
                look();
            }
        }

        private void look() {
            now = now.plusSeconds(cutover.waitSeconds());
            looks++;
            var from = HealthReview.from(cutover);
            var until = HealthReview.until(cutover, now);
            var minutes = LongStream.range(from.getEpochSecond() / 60, until.getEpochSecond() / 60)
                    .mapToObj(this::minute)
                    .toList();
            cutover = HealthReview.of(cutover, new Health(minutes, List.of()), now)
                    .cutover();
            if (cutover.next() == Next.SHIFT_WEIGHT) {
                shift();
            }
        }

        private void shift() {
            cutover = cutover.shifted(cutover.nextRecords(), new Change("C"), now);
            now = now.plus(SYNC);
            cutover = cutover.verified(now);
        }

        private Minute minute(long index) {
            int percent = cutover.steps().stream()
                    .filter(step -> step.liveAt().orElseThrow().getEpochSecond() / 60 <= index)
                    .mapToInt(StepRun::percent)
                    .max()
                    .orElse(0);
            long canary = requests * percent / 100;
            return Minute.of(index, new Counts(canary, canary * 3 / 1_000));
        }
    }
}
