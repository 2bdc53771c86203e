package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTest {

    private static final String INPUT =
            "{'a':{'b':[1,2,{'c':'x','d':null}]},'e':'text','n':null,'odd name':7,'list':[{'k':'p','v':1},{'k':'q','v':2}]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.a.b[0]                 | 1
            $.a.b[2].c               | "x"
            $.a.b[2].d               | null
            $.n                      | null
            $['odd name']            | 7
            $.a.b[-1].c              | "x"
            $.a.b[*]                 | [1,2,{"c":"x","d":null}]
            $.a.b[0:2]               | [1,2]
            $..c                     | ["x"]
            $.list[?(@.k=='q')].v    | [2]
            $.list[?(@.k=='z')].v    | []
            $$.Execution.Name        | "deploy-1"
            $$.State                 | {"RetryCount":2}
            """)
    void a_path_selects(String path, String expected) {
        var selected = Path.parse(path).read(Scopes.around(INPUT));

        assertThat(selected).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.zz", "$.a.b[9]", "$.n.x", "$.e.x", "$.a.zz[*]", "$$.Task.Token"})
    void what_is_not_there_is_a_runtime_error_that_names_the_path(String path) {
        var parsed = Path.parse(path);

        assertThat(parsed.find(Scopes.around(INPUT))).isEmpty();
        assertThatThrownBy(() -> parsed.read(Scopes.around(INPUT)))
                .isInstanceOfSatisfying(
                        StateFailure.class, e -> assertThat(e.error()).isEqualTo("States.Runtime"))
                .hasMessageContaining("The JSONPath '%s' could not be found in the input", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "", "$.", "$x", "$.a b", "$['a"})
    void what_is_no_path_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Path.parse(text));
    }
}
