package dev.sluice.rehearsal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployMarkerTest {

    private final DeployRehearsal deploy = new DeployRehearsal(Rollout.typical());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_marker_makes_one_exact_plan_without_waiting_for_the_window(long seed) {
        var run = deploy.play(Purger.sluiceWithMarker(), seed);

        assertThat(run.isFresh()).isTrue();
        assertThat(run.purged()).extracting(Object::toString).containsExactly("/", "/index.html");
        assertThat(run.freshAfter()).isLessThan(Duration.ofSeconds(20));
        assertThat(run.notices())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.text()).contains("Keys: 1 changed, 16 unchanged, 1,029 versioned."));
    }
}
