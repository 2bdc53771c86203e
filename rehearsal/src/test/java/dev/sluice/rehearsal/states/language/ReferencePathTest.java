package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rehearsal.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferencePathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $               | {"a":1}             | 7
            $.sum           | {"a":1}             | {"a":1,"sum":7}
            $.a             | {"a":1}             | {"a":7}
            $.x.y.z         | {"a":1}             | {"a":1,"x":{"y":{"z":7}}}
            $['odd name'].k | {}                  | {"odd name":{"k":7}}
            $.list[1]       | {"list":[0,0]}      | {"list":[0,7]}
            $.list[0].k     | {"list":[{"j":1}]}  | {"list":[{"j":1,"k":7}]}
            $.error-info    | {}                  | {"error-info":7}
            """)
    void a_value_is_put_where_the_path_says(String path, String document, String expected) {
        var input = Json.parse(document);

        var output = ReferencePath.parse(path).put(input, Json.parse("7"));

        assertThat(output).hasToString(expected);
        assertThat(input).hasToString(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.a.b     | {"a":1}
            $.a       | [1]
            $.a       | "text"
            $.list[2] | {"list":[0,0]}
            $.a[0]    | {}
            $.a.b     | {"a":null}
            """)
    void a_place_that_cannot_be_made_is_a_match_failure(String path, String document) {
        var parsed = ReferencePath.parse(path);

        assertThatThrownBy(() -> parsed.put(Json.parse(document), Json.parse("7")))
                .isInstanceOfSatisfying(
                        StateFailure.class, e -> assertThat(e.error()).isEqualTo("States.ResultPathMatchFailure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a[*]", "$..a", "$$.Execution", "a", "", "$.a[?(@.b)]", "$.", "$.a[0:2]", "$.a b"})
    void what_names_no_single_place_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferencePath.parse(text))
                .withMessageContaining("is no reference path");
    }
}
