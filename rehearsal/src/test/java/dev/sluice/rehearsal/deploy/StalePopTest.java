package dev.sluice.rehearsal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.sns.Notice;
import dev.sluice.rehearsal.world.Delay;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A point of presence that keeps old copies ends in a second purge, or in bad news; never in silence. */
class StalePopTest {

    private static final String NEAR = EdgeSettings.DEFAULT.pops().getFirst();
    private static final String FAR = EdgeSettings.DEFAULT.pops().getLast();

    @Test
    void a_good_day_is_one_purge_and_one_notice() {
        var run = play(EdgeSettings.DEFAULT, Mishap.NONE);

        assertThat(run.billedPaths()).isEqualTo(2);
        assertThat(run.alarms()).isEmpty();
        assertThat(run.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).matches("Sluice: E2QWRUHAPOMQZL is fresh \\d+ s after the last change");
            assertThat(notice.text())
                    .contains("1 changed")
                    .contains("Purged: 2 paths as I")
                    .contains("Verified at POP IAD89: 2 URLs; completed everywhere per CloudFront.")
                    .contains("This month: at least 2 paths of a budget of 1,000");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_pop_that_loses_the_first_purge_is_fresh_after_a_second(long seed) {
        var run = play(EdgeSettings.DEFAULT, (aws, edge) -> edge.ignoreNextPurges(NEAR, 1), seed);

        assertThat(run.isFresh()).isTrue();
        assertThat(run.billedPaths()).isEqualTo(4);
        assertThat(run.alarms()).isEmpty();
        assertThat(run.notices()).extracting(Notice::subject).allMatch(subject -> subject.contains(" is fresh "));
        assertThat(run.notices().getFirst().text()).contains("2 paths once more as I");
    }

    @Test
    void a_pop_that_loses_both_purges_ends_in_the_alarm_and_a_line_that_shows_it() {
        var run = play(EdgeSettings.DEFAULT, (aws, edge) -> edge.ignoreNextPurges(NEAR, 2));

        assertThat(run.isFresh()).isFalse();
        assertThat(run.alarms()).containsExactly("StalePaths");
        assertThat(run.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("Sluice: E2QWRUHAPOMQZL IS STALE at 2 paths");
            assertThat(notice.text())
                    .contains("after a second purge")
                    .contains("Seen: /index.html (br, gzip) a copy ")
                    .containsPattern("curl -sD - -o /dev/null -H 'Accept-Encoding: br, gzip'"
                            + " 'https://d[0-9a-f]+\\.cloudfront\\.net/index\\.html'");
        });
        assertThat(run.timeline().lines()).contains("FAILED StillStale: E2QWRUHAPOMQZL IS STALE");
    }

    @Test
    void invalidations_that_take_an_hour_end_in_the_alarm_and_not_in_a_watch_without_end() {
        var anHour = Delay.exactly(Duration.ofHours(1));

        var run = play(EdgeSettings.DEFAULT.withPurgeDelay(anHour), Mishap.NONE);

        assertThat(run.alarms()).containsExactly("StalePaths");
        assertThat(run.billedPaths()).isEqualTo(4);
        assertThat(run.notices().getFirst().text())
                .contains("IS STALE at 2 paths")
                .contains("not completed everywhere per CloudFront");
    }

    @Test
    void of_a_pop_that_nobody_can_see_the_notice_claims_nothing() {
        var run = play(EdgeSettings.DEFAULT, (aws, edge) -> edge.ignoreNextPurges(FAR, 1));

        assertThat(run.isFresh()).isFalse();
        assertThat(run.notices().getFirst().text())
                .contains("Verified at POP IAD89: 2 URLs; completed everywhere per CloudFront.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfront:GetInvalidation", "s3:ListBucketVersions", "cloudfront:GetDistribution"})
    void a_watch_that_breaks_off_is_reported_with_the_reason(String action) {
        var run = play(
                EdgeSettings.DEFAULT,
                (aws, edge) -> aws.suffer((caller, call) ->
                        caller.equals("VerifyFreshness") && call.name().equals(action)
                                ? Fault.SERVER_ERROR
                                : Fault.NONE));

        assertThat(run.isFresh()).isTrue();
        assertThat(run.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text())
                        .startsWith(
                                "E2QWRUHAPOMQZL: nobody knows whether it is fresh, and the watch broke off: " + action)
                        .contains("Verified: nothing"));
        assertThat(run.timeline().lines()).contains("FAILED NotVerified: ");
    }

    @Test
    void a_cloudfront_that_takes_nothing_for_minutes_is_asked_again_minutes_later() {
        var run = play(
                EdgeSettings.DEFAULT,
                (aws, edge) -> aws.suffer((caller, call) -> call.name().equals("cloudfront:CreateInvalidation")
                                && aws.world().elapsed().compareTo(Duration.ofMinutes(6)) < 0
                        ? Fault.THROTTLED
                        : Fault.NONE));

        assertThat(run.billedPaths()).isEqualTo(2);
        assertThat(run.freshAfter()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
    }

    @Test
    void a_function_that_dies_right_after_its_purge_leaves_no_pop_stale_in_silence() {
        var dead = new AtomicBoolean();

        var run = play(EdgeSettings.DEFAULT, (aws, edge) -> {
            edge.ignoreNextPurges(NEAR, 1);
            aws.suffer((caller, call) -> {
                if (call.name().equals("states:StartExecution") && !dead.getAndSet(true)) {
                    throw new LinkageError("the function dies here");
                }
                return Fault.NONE;
            });
        });

        assertThat(run.isFresh()).isFalse();
        assertThat(run.billedPaths()).isEqualTo(4);
        assertThat(run.freshAfter()).isBetween(Duration.ofMinutes(35), Duration.ofMinutes(37));
    }

    @Test
    void stale_paths_that_cannot_be_purged_again_end_in_the_alarm() {
        var run = play(EdgeSettings.DEFAULT, (aws, edge) -> {
            edge.ignoreNextPurges(NEAR, 1);
            aws.suffer((caller, call) -> caller.equals("PurgeAgain") ? Fault.THROTTLED : Fault.NONE);
        });

        assertThat(run.alarms()).containsExactly("StalePaths");
        assertThat(run.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text())
                        .startsWith(
                                "E2QWRUHAPOMQZL IS STALE at 2 paths, and the watch broke off: cloudfront:CreateInvalidation")
                        .contains("curl "));
    }

    @Test
    void a_report_that_cannot_be_sent_ends_in_a_failed_execution_and_the_alarm() {
        var run = play(EdgeSettings.DEFAULT, (aws, edge) -> {
            edge.ignoreNextPurges(NEAR, 2);
            aws.suffer((caller, call) -> call.name().equals("sns:Publish") ? Fault.SERVER_ERROR : Fault.NONE);
        });

        assertThat(run.notices()).isEmpty();
        assertThat(run.alarms()).contains("StalePaths");
        assertThat(run.timeline().lines()).contains("FAILED NotReported");
    }

    private static DeployRun play(EdgeSettings edge, Mishap mishap) {
        return play(edge, mishap, 1);
    }

    private static DeployRun play(EdgeSettings edge, Mishap mishap, long seed) {
        return new DeployRehearsal(Rollout.typical(), edge, mishap).play(seed);
    }
}
