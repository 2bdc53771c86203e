package dev.sluice.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    @Test
    void a_deploy_becomes_fresh_and_the_story_says_how() {
        var run = CommandLineRun.of("rehearse", "deploy");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("uploads all 1,046 files of n8n-editor 2.40.3")
                .contains("every point of presence is fresh")
                .contains("deploy, seed 1: FRESH")
                .containsPattern("Sluice +2 +\\$0\\.010 +0 +0")
                .containsPattern("a path per upload +1,0\\d\\d +\\$5\\.\\d+ +371 +1 ");
    }

    @Test
    void the_same_seed_gives_the_same_rehearsal() {
        var first = CommandLineRun.of("rehearse", "deploy", "--seed", "7", "--json");
        var second = CommandLineRun.of("rehearse", "deploy", "--seed", "7", "--json");

        assertThat(first.out()).isEqualTo(second.out());
        assertThat(first.json().get("outcome").stringValue()).isEqualTo("FRESH");
        assertThat(first.json().get("timeline").size()).isGreaterThan(5);
    }

    @Test
    void without_a_scenario_the_whole_story_is_played() {
        var run = CommandLineRun.of("rehearse", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("scenarios").get(0).get("scenario").stringValue())
                .isEqualTo("deploy");
    }

    @Test
    void a_bad_release_is_turned_back_and_its_minutes_can_be_judged_again(@TempDir Path folder) {
        var picture = folder.resolve("cutover.svg");

        var run = CommandLineRun.of("rehearse", "bad-release", "--json", "--svg", picture.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("outcome").stringValue()).isEqualTo("ROLLED_BACK");
        assertThat(run.json().at("/finalWeights/canary").intValue()).isZero();
        assertThat(run.json().get("rolledBackAtShare").doubleValue()).isBetween(0.0, .05);
        assertThat(run.json().get("minutes").get(1).propertyNames())
                .containsExactly(
                        "minute",
                        "canary_requests",
                        "canary_errors",
                        "stable_requests",
                        "stable_errors",
                        "canary_hit_ratio");
        assertThat(picture).content().startsWith("<svg").contains("rolled back");
    }

    @Test
    void a_healthy_cutover_gives_the_canary_everything() {
        var run = CommandLineRun.of("rehearse", "healthy", "--json");

        assertThat(run.json().get("outcome").stringValue()).isEqualTo("PROMOTED");
        assertThat(run.json().at("/finalWeights/stable").intValue()).isZero();
        assertThat(run.json().at("/finalWeights/canary").intValue()).isEqualTo(100);
        assertThat(run.json().get("rolledBackAtShare").isNull()).isTrue();
    }

    @Test
    void a_picture_needs_one_cutover() {
        assertThat(CommandLineRun.of("rehearse", "--svg", "x.svg").err()).contains("name a scenario");
        assertThat(CommandLineRun.of("rehearse", "deploy", "--svg", "x.svg").err())
                .contains("no weights are moved in \"deploy\"");
    }

    @Test
    void an_unknown_scenario_is_answered_with_the_known_ones() {
        var run = CommandLineRun.of("rehearse", "holiday");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "sluice: there is no scenario \"holiday\". Choose one of: deploy, healthy, bad-release,"
                                + " late-fault");
    }
}
