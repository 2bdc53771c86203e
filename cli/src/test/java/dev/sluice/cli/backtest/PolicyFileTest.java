package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.cli.BadInput;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.judge.Pace;
import dev.sluice.domain.judge.Policy;
import dev.sluice.domain.judge.Risk;
import dev.sluice.domain.judge.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    @TempDir
    private Path folder;

    @Test
    void the_documented_policy_is_the_default_one() {
        var policy = PolicyFile.read(Run.project("docs/backtest/policy.json"), Policy.DEFAULT);

        assertThat(policy).isEqualTo(Policy.DEFAULT.withStable());
    }

    @Test
    void an_empty_policy_leaves_the_defaults() throws IOException {
        assertThat(read("{}")).isEqualTo(Policy.DEFAULT);
        assertThat(read("{\"limits\": {}, \"risk\": {\"weights\": {}}, \"pace\": null}"))
                .isEqualTo(Policy.DEFAULT);
    }

    @Test
    void every_member_can_be_given() throws IOException {
        var policy = read("""
                {
                  "limits": {"errorRate": 0.02, "timesStable": 2, "tolerated": 0.25, "hitRatio": 0.7, "latencyMillis": 800},
                  "risk": {"alpha": 0.001, "beta": 0.05, "proofMargin": 2, "suspicion": 5,
                           "weights": {"errorRate": 0.4, "againstStable": 0.4, "hitRatio": 0.2, "latency": 0}},
                  "pace": {"minimumRequests": 500, "wholeMinutes": 2, "proveAbove": 0.05, "patience": 60, "horizon": 600}
                }
                """);

        assertThat(policy)
                .isEqualTo(new Policy(
                        new Limits(.02, 2, .25, .7, OptionalDouble.of(800)),
                        new Risk(.001, .05, 2, 5, new Weights(.4, .4, .2, 0)),
                        new Pace(500, 2, .05, 60, 600)));
    }

    @Test
    void what_is_not_given_stays() throws IOException {
        var policy = read("{\"risk\": {\"alpha\": 0.05}}");

        assertThat(policy).isEqualTo(Policy.DEFAULT.with(new Risk(.05, .1, 1.5, 2, Weights.WITHOUT_STABLE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"limits\": {\"errorrate\": 0.02}} | line 1, column 31: there is no \"errorrate\" in a policy here. Known are errorRate, timesStable,",
                "{\"limit\": {}} | there is no \"limit\" in a policy here. Known are limits, risk, pace",
                "{\"limits\": {\"errorRate\": \"2%\"}} | line 1, column 26: \"errorRate\" must be a number",
                "{\"limits\": {\"errorRate\": true}} | \"errorRate\" must be a number",
                "{\"pace\": {\"horizon\": 1.5}} | \"horizon\" must be a whole number",
                "{\"risk\": 5} | \"risk\" must be an object, in braces",
                "{\"risk\": {}, \"risk\": {}} | this is no JSON, or names a member twice.",
                "[] | a policy must be one object, in braces",
                "{} {} | a policy must be one object, in braces",
                "{\"risk\": | this is no JSON, or names a member twice. Look just before this place",
                "{\"limits\": {\"errorRate\": 2}} | limits: error rate limit is 2.0; choose 0.000001 to 0.999999",
                "{\"risk\": {\"alpha\": 0}} | risk: alpha is 0.0; choose 0.000000001 to 0.99",
                "{\"pace\": {\"patience\": 0}} | pace: patience in minutes is 0.0; choose 1 or more",
                "{\"limits\": {\"timesStable\": 1e308}} | limits: limit of times stable's error rate is 1.0E308; choose 1 to 100",
                "{\"limits\": {\"errorRate\": 0.9}} | proof margin times the error rate limit is 1.35; choose a number between 0 and 1",
            })
    void what_cannot_be_used_is_named_with_its_place(String text, String problem) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("policy.json, ")
                .withMessageContaining(problem);
    }

    @Test
    void a_policy_that_is_not_there_is_bad_input() {
        var run = Run.backtest("--policy", folder.resolve("none.json"), Run.project("events/metrics-quiet.csv"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("sluice: cannot read the policy").hasLineCount(1);
    }

    private Policy read(String text) throws IOException {
        return PolicyFile.read(Files.writeString(folder.resolve("policy.json"), text), Policy.DEFAULT);
    }
}
