package dev.sluice.domain.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.rollback.Convergence.Look;
import dev.sluice.domain.rollback.Convergence.Next;
import dev.sluice.domain.routing.Change;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConvergenceTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-02T09:00:00Z");
    private static final Convergence PENDING = Convergence.after(new Change("C1"), WRITTEN);

    @Test
    void it_is_done_after_a_quiet_minute_once_the_change_is_live() {
        var live = PENDING.seenLive();

        assertThat(live.next(WRITTEN.plusSeconds(59), Look.BACK)).isEqualTo(Next.WAIT);
        assertThat(live.next(WRITTEN.plusSeconds(60), Look.BACK)).isEqualTo(Next.DONE);
    }

    @Test
    void a_change_that_is_not_live_is_waited_for() {
        assertThat(PENDING.next(WRITTEN.plusSeconds(100), Look.BACK)).isEqualTo(Next.WAIT);
    }

    @Test
    void what_rises_is_written_again_at_once_and_the_quiet_minute_begins_anew() {
        var risen = WRITTEN.plusSeconds(50);

        assertThat(PENDING.next(risen, Look.RISEN)).isEqualTo(Next.WRITE_AGAIN);
        var again = PENDING.writtenAgain(new Change("C2"), risen).seenLive();
        assertThat(again.next(risen.plusSeconds(59), Look.BACK)).isEqualTo(Next.WAIT);
        assertThat(again.next(risen.plusSeconds(60), Look.BACK)).isEqualTo(Next.DONE);
    }

    @Test
    void what_nobody_saw_is_not_done() {
        assertThat(PENDING.seenLive().next(WRITTEN.plusSeconds(90), Look.UNSEEN))
                .isEqualTo(Next.WAIT);
    }

    @Test
    void where_nothing_was_written_nothing_is_waited_for_but_the_minute() {
        assertThat(Convergence.watching(WRITTEN).next(WRITTEN.plusSeconds(60), Look.BACK))
                .isEqualTo(Next.DONE);
    }

    @Property
    void whatever_is_seen_it_ends_at_its_limit(
            @ForAll @Size(max = 200) Look[] looks, @ForAll @IntRange(max = 200) int live) {
        var convergence = PENDING;
        var now = WRITTEN;
        var next = Next.WAIT;
        for (int i = 0; next == Next.WAIT || next == Next.WRITE_AGAIN; i++) {
            now = now.plus(Convergence.PAUSE);
            convergence = i == live ? convergence.seenLive() : convergence;
            next = convergence.next(now, i < looks.length ? looks[i] : Look.RISEN);
            convergence = next == Next.WRITE_AGAIN ? convergence.writtenAgain(new Change("C"), now) : convergence;
        }

        assertThat(now).isBeforeOrEqualTo(WRITTEN.plus(Convergence.LIMIT));
    }
}
