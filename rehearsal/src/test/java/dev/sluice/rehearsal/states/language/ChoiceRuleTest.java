package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChoiceRuleTest {

    private static final String INPUT = """
            {"s":"beta","t":"beta","n":5,"m":5.0,"f":true,"z":null,
             "at":"2026-03-02T09:00:00Z","later":"2026-03-02T11:00:00+01:00","star":"a*b","list":[1]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Variable":"$.s","StringEquals":"beta"                              | true
            "Variable":"$.s","StringEquals":"Beta"                              | false
            "Variable":"$.s","StringEqualsPath":"$.t"                           | true
            "Variable":"$.s","StringLessThan":"gamma"                           | true
            "Variable":"$.s","StringLessThanEquals":"beta"                      | true
            "Variable":"$.s","StringGreaterThan":"alpha"                        | true
            "Variable":"$.s","StringGreaterThanEquals":"c"                      | false
            "Variable":"$.n","StringEquals":"5"                                 | false
            "Variable":"$.s","StringMatches":"b*a"                              | true
            "Variable":"$.s","StringMatches":"*"                                | true
            "Variable":"$.s","StringMatches":"b.ta"                             | false
            "Variable":"$.star","StringMatches":"a\\\\*b"                       | true
            "Variable":"$.s","StringMatches":"bet\\\\*"                         | false
            "Variable":"$.n","StringMatches":"*"                                | false
            "Variable":"$.n","NumericEquals":5                                  | true
            "Variable":"$.n","NumericEqualsPath":"$.m"                          | true
            "Variable":"$.n","NumericLessThan":5.5                              | true
            "Variable":"$.n","NumericLessThanEqualsPath":"$.m"                  | true
            "Variable":"$.n","NumericGreaterThan":5                             | false
            "Variable":"$.n","NumericGreaterThanEquals":5                       | true
            "Variable":"$.s","NumericGreaterThan":1                             | false
            "Variable":"$.n","NumericGreaterThanPath":"$.s"                     | false
            "Variable":"$.f","BooleanEquals":true                               | true
            "Variable":"$.f","BooleanEqualsPath":"$.s"                          | false
            "Variable":"$.at","TimestampLessThan":"2026-03-02T09:00:00.001Z"    | true
            "Variable":"$.at","TimestampLessThanPath":"$.later"                 | true
            "Variable":"$.at","TimestampEquals":"2026-03-02T10:00:00+01:00"     | true
            "Variable":"$.s","TimestampEquals":"2026-03-02T10:00:00+01:00"      | false
            "Variable":"$.later","TimestampGreaterThanEqualsPath":"$.at"        | true
            "Variable":"$.none","IsPresent":true                                | false
            "Variable":"$.none","IsPresent":false                               | true
            "Variable":"$.z","IsPresent":true                                   | true
            "Variable":"$.z","IsNull":true                                      | true
            "Variable":"$.s","IsNull":false                                     | true
            "Variable":"$.s","IsString":true                                    | true
            "Variable":"$.n","IsNumeric":true                                   | true
            "Variable":"$.f","IsBoolean":false                                  | false
            "Variable":"$.at","IsTimestamp":true                                | true
            "Variable":"$.s","IsTimestamp":true                                 | false
            "Variable":"$$.Execution.Name","StringEquals":"deploy-1"            | true
            "Not":{"Variable":"$.n","NumericEquals":5}                          | false
            "And":[{"Variable":"$.none","IsPresent":true},{"Variable":"$.none","NumericEquals":1}] | false
            "Or":[{"Variable":"$.n","NumericEquals":5},{"Variable":"$.none","NumericEquals":1}]    | true
            "And":[{"Variable":"$.n","NumericEquals":5},{"Not":{"Variable":"$.f","BooleanEquals":false}}] | true
            """)
    void a_rule_holds_or_not(String rule, boolean expected) {
        assertThat(rule(rule).holds(Scopes.around(INPUT))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Variable\":\"$.none\",\"NumericEquals\":1",
                "\"Variable\":\"$.none\",\"IsNull\":true",
                "\"Variable\":\"$.none\",\"StringMatches\":\"*\"",
                "\"Variable\":\"$.n\",\"NumericEqualsPath\":\"$.none\""
            })
    void a_path_that_finds_nothing_fails_the_execution(String rule) {
        var parsed = rule(rule);

        assertThatThrownBy(() -> parsed.holds(Scopes.around(INPUT)))
                .isInstanceOfSatisfying(
                        StateFailure.class, e -> assertThat(e.error()).isEqualTo("States.Runtime"))
                .hasMessageContaining("Invalid path '$.none'");
    }

    private static ChoiceRule rule(String fields) {
        var machine = StateMachine.parse("""
                {"StartAt":"Fork","States":{
                  "Fork":{"Type":"Choice","Choices":[{${rule},"Next":"Done"}]},
                  "Done":{"Type":"Succeed"}}}""", Map.of("rule", fields));
        return ((State.Choice) machine.state("Fork")).branches().getFirst().rule();
    }
}
