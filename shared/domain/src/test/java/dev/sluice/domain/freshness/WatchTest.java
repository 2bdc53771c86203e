package dev.sluice.domain.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.freshness.Propagation.Progress;
import dev.sluice.domain.freshness.Verdict.Kind;
import dev.sluice.domain.freshness.Watch.Look;
import dev.sluice.domain.freshness.Watch.Next;
import dev.sluice.domain.purge.EdgePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchTest {

    private static final Instant PURGED = Instant.parse("2026-03-02T09:00:20Z");
    private static final Progress IN_PROGRESS = new Progress(PURGED, false);
    private static final Progress COMPLETED = new Progress(PURGED, true);

    private final Watch begun = Watch.over("I1");

    @Test
    void the_first_look_comes_after_ten_seconds() {
        assertThat(begun.next()).isEqualTo(Next.LOOK);
        assertThat(begun.nextLookSeconds()).isEqualTo(10);
    }

    @Test
    void while_the_invalidation_is_in_progress_the_edge_is_left_alone() {
        var watch = begun.waiting(IN_PROGRESS).orElseThrow();

        assertThat(watch.next()).isEqualTo(Next.LOOK);
        assertThat(watch.nextLookSeconds()).isEqualTo(5);
        assertThat(begun.waiting(COMPLETED)).isEmpty();
    }

    @Test
    void an_invalidation_that_never_completes_is_given_up_after_a_quarter_of_an_hour() {
        var watch = begun;
        int seconds = 0;

        for (var next = watch.waiting(IN_PROGRESS); next.isPresent(); next = watch.waiting(IN_PROGRESS)) {
            seconds += watch.nextLookSeconds();
            watch = next.get();
        }

        assertThat(watch.round().looks()).isEqualTo(NextStep.MOST_LOOKS - 1);
        assertThat(seconds).isBetween(900, 1_200);
    }

    @Test
    void what_is_complete_and_seen_fresh_is_fresh() {
        var watch = begun.looked(COMPLETED, seen(Kind.FRESH, Kind.FRESH));

        assertThat(watch.next()).isEqualTo(Next.REPORT);
        assertThat(watch.outcome()).contains(Outcome.FRESH);
    }

    @Test
    void what_is_not_complete_is_never_fresh() {
        assertThat(begun.looked(IN_PROGRESS, seen(Kind.FRESH)).outcome()).contains(Outcome.UNKNOWN);
    }

    @Test
    void stale_paths_are_purged_again_and_nothing_else() {
        var watch = begun.looked(COMPLETED, seen(Kind.FRESH, Kind.STALE));

        assertThat(watch.next()).isEqualTo(Next.PURGE);
        assertThat(watch.stale()).containsExactly(new EdgePath("/1"));
    }

    @Test
    void a_second_purge_is_watched_like_the_first_and_remembers_when_that_was_made() {
        var watch = begun.looked(COMPLETED, seen(Kind.STALE)).purgedAgain("I2");

        assertThat(watch.round()).isEqualTo(new Watch.Round("I2", true, 0, 0, false));
        assertThat(watch.looked(new Progress(PURGED.plusSeconds(60), true), seen(Kind.FRESH))
                        .purgedAt())
                .contains(PURGED);
    }

    @Test
    void what_is_stale_after_a_second_purge_is_reported_and_not_purged_forever() {
        var watch = begun.looked(COMPLETED, seen(Kind.STALE)).purgedAgain("I2").looked(COMPLETED, seen(Kind.STALE));

        assertThat(watch.next()).isEqualTo(Next.REPORT);
        assertThat(watch.outcome()).contains(Outcome.STALE);
        assertThat(watch.stale()).containsExactly(new EdgePath("/0"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "BROKEN"})
    void what_may_pass_is_tried_three_times(Kind kind) {
        var first = begun.looked(COMPLETED, seen(Kind.FRESH, kind));
        var second = first.looked(COMPLETED, seen(Kind.FRESH, kind));
        var third = second.looked(COMPLETED, seen(Kind.FRESH, kind));

        assertThat(first.next()).isEqualTo(Next.LOOK);
        assertThat(second.next()).isEqualTo(Next.LOOK);
        assertThat(third.outcome()).contains(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "MISSING"})
    void an_edge_that_does_not_show_an_object_leaves_the_deploy_unproven(Kind kind) {
        assertThat(begun.looked(COMPLETED, seen(Kind.FRESH, kind)).outcome()).contains(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERTAKEN", "DIFFERENT", "UNLABELLED", "REDIRECTED"})
    void what_cannot_be_compared_does_not_hide_what_can(Kind kind) {
        assertThat(begun.looked(COMPLETED, seen(Kind.FRESH, kind)).outcome()).contains(Outcome.FRESH);
        assertThat(begun.looked(COMPLETED, seen(kind)).outcome()).contains(Outcome.UNKNOWN);
    }

    @Test
    void a_purge_without_a_url_to_look_at_stays_unproven() {
        assertThat(begun.looked(COMPLETED, seen()).outcome()).contains(Outcome.UNKNOWN);
    }

    @Property
    void whatever_the_edge_answers_a_watch_ends(@ForAll List<Kind> answers, @ForAll boolean completed) {
        var watch = begun;
        var progress = completed ? COMPLETED : IN_PROGRESS;
        int steps = 0;

        while (watch.next() != Next.REPORT) {
            var now = watch;
            watch = now.next() == Next.PURGE
                    ? now.purgedAgain("I2")
                    : now.waiting(progress).orElseGet(() -> now.looked(progress, seen(answers.toArray(Kind[]::new))));
            steps++;
        }

        assertThat(steps).isLessThan(2 * (NextStep.MOST_LOOKS + NextStep.MOST_TRIES) + 2);
        assertThat(watch.outcome()).isPresent();
        assertThat(watch.outcome().get() == Outcome.STALE).isEqualTo(answers.contains(Kind.STALE));
    }

    /** One answer for each of the paths /0, /1 and so on. */
    private static Look seen(Kind... kinds) {
        var sightings = new ArrayList<Sighting>();
        for (var kind : kinds) {
            var probe = new Probe(new EdgePath("/" + sightings.size()), "site", "" + sightings.size());
            sightings.add(new Sighting(probe, Encoding.PLAIN, "IAD89-C1", new Verdict(kind, "as seen")));
        }
        return new Look(PURGED.plusSeconds(25), "d1.cloudfront.net", sightings);
    }
}
