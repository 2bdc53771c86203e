package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeployMarkerTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final DeployMarker marker = new DeployMarker("site", NINE.plusMillis(250));

    @Test
    void a_deploy_begins_where_the_one_before_was_complete() {
        var since = marker.since(versions(NINE, NINE.minusSeconds(600), NINE.minusSeconds(900)));

        assertThat(since).isEqualTo(NINE.minusSeconds(600));
    }

    @Test
    void the_first_marker_looks_back_an_hour() {
        assertThat(marker.since(versions(NINE))).isEqualTo(marker.time().minus(DeployMarker.LONGEST_DEPLOY));
        assertThat(marker.since(List.of())).isEqualTo(marker.time().minus(DeployMarker.LONGEST_DEPLOY));
    }

    @Test
    void a_marker_of_yesterday_does_not_make_a_deploy_of_a_day() {
        var since = marker.since(versions(NINE, NINE.minus(Duration.ofDays(1))));

        assertThat(since).isEqualTo(marker.time().minus(DeployMarker.LONGEST_DEPLOY));
    }

    @Test
    void a_younger_marker_does_not_cut_short_the_deploy_of_this_one() {
        var since = marker.since(versions(NINE.plusSeconds(30), NINE.minusSeconds(600)));

        assertThat(since).isEqualTo(NINE.minusSeconds(600));
    }

    @Test
    void uploads_give_way_to_a_marker_of_the_last_seconds_only() {
        assertThat(DeployMarker.giveWay(versions(NINE), NINE.plusSeconds(5))).contains(Duration.ofSeconds(15));
        assertThat(DeployMarker.giveWay(versions(NINE), NINE.plusSeconds(20))).isEmpty();
        assertThat(DeployMarker.giveWay(List.of(), NINE)).isEmpty();
    }

    private static List<ObjectVersion> versions(Instant... newestFirst) {
        return Arrays.stream(newestFirst)
                .map(time -> new ObjectVersion("v" + time.getEpochSecond(), false, "etag", 0, time))
                .toList();
    }
}
