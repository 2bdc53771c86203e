package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntrinsicTest {

    private static final String INPUT = """
            {"name":"Arnav","n":123456,"f":1.5,"list":[1,2,3,3,4],"o":{"a":1,"b":["x",true]},"text":"{\\"k\\":[1]}",
             "first":{"a":{"x":1},"b":2},"second":{"a":{"y":3}},"template":"{} is {}","none":null}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            States.Format('Hello, {}.', $.name)                        | "Hello, Arnav."
            States.Format($.template, $.n, true)                       | "123456 is true"
            States.Format('{} {} {}', $.o, $.f, null)                  | "{a=1, b=[x, true]} 1.5 null"
            States.Format('it\\'s \\{{}\\} \\\\', 7)                   | "it's {7} \\\\"
            States.Format('{}/{}', $$.Execution.Name, 1)               | "deploy-1/1"
            States.StringToJson($.text)                                | {"k":[1]}
            States.JsonToString($.o)                                   | "{\\"a\\":1,\\"b\\":[\\"x\\",true]}"
            States.StringSplit('This.is+a,test', '.+,')                | ["This","is","a","test"]
            States.StringSplit('a,,b,', ',')                           | ["a","b"]
            States.Base64Encode('Data to encode')                      | "RGF0YSB0byBlbmNvZGU="
            States.Base64Decode('RGF0YSB0byBlbmNvZGU=')                | "Data to encode"
            States.Hash('input data', 'SHA-1')                         | "aaff4a450a104cd177d28d18d74485e8cae074b7"
            States.Array()                                             | []
            States.Array($.n, 'x', $.none, 1.5, false)                 | [123456,"x",null,1.5,false]
            States.ArrayPartition($.list, 2)                           | [[1,2],[3,3],[4]]
            States.ArrayContains($.list, 3)                            | true
            States.ArrayContains($.list, '3')                          | false
            States.ArrayRange(1, 9, 2)                                 | [1,3,5,7,9]
            States.ArrayRange(3, 1, -1)                                | [3,2,1]
            States.ArrayRange(3, 1, 1)                                 | []
            States.ArrayGetItem($.list, 4)                             | 4
            States.ArrayLength($.list)                                 | 5
            States.ArrayUnique($.list)                                 | [1,2,3,4]
            States.JsonMerge($.first, $.second, false)                 | {"a":{"y":3},"b":2}
            States.MathAdd($.n, -1)                                    | 123455
            States.MathAdd($.f, 0)                                     | 2
            States.MathAdd(-1.5, 0)                                    | -1
            States.ArrayGetItem(States.StringSplit('a-b', '-'), 1)     | "b"
            States.ArrayLength($.list[?(@ > 2)])                       | 3
            States.Format('{}', $['name'])                             | "Arnav"
            """)
    void a_function_yields(String call, String expected) {
        var value = Expression.parse(call).evaluate(scope());

        assertThat(value).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            States.Format('{} {}', 1)                  | more {} than
            States.Format('{}', 1, 2)                  | fewer {} than
            States.Format($.n)                         | a string is needed, not 123456
            States.StringToJson('{')                   | no JSON
            States.ArrayGetItem($.list, 5)             | no item 5 among 5
            States.ArrayGetItem($.list, -1)            | no item -1
            States.ArrayLength($.name)                 | an array is needed
            States.ArrayPartition($.list, 0)           | at least one item
            States.ArrayRange(1, 2000, 1)              | at most 1,000
            States.ArrayRange(1, 2, 0)                 | leads nowhere
            States.JsonMerge($.first, $.second, true)  | must be false
            States.JsonMerge($.first, $.list, false)   | two objects
            States.MathAdd('1', 1)                     | a number is needed
            States.MathAdd(3000000000, 1)              | does not fit
            States.MathRandom(2, 2)                    | not after the start
            States.Hash('x', 'CRC32')                  | CRC32
            States.Base64Decode('*')                   | Input byte
            """)
    void a_function_that_cannot_work_says_why(String call, String why) {
        var expression = Expression.parse(call);

        assertThatThrownBy(() -> expression.evaluate(scope())).isInstanceOfSatisfying(StateFailure.class, e -> {
            assertThat(e.error()).isEqualTo("States.IntrinsicFailure");
            assertThat(e.explanation()).contains(why);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            States.Uuid()                     | there is no function States.Uuid
            States.UUID(1)                    | takes 0 argument(s), not 1
            States.Format()                   | takes 1 argument(s) or more, not 0
            States.MathAdd(1)                 | takes 2 argument(s), not 1
            States.Format('a'                 | it ends too early
            States.Format('a                  | it ends too early
            States.Format('a')b               | nothing can follow
            States.Format('a' 'b')            | here should be )
            States.Array(x)                   | here should be an argument
            States.Format('\\n')              | a backslash escapes only
            Format('a')                       | here should be a path or an intrinsic function
            States.Array($.a b)               | here should be )
            """)
    void a_malformed_call_is_refused_with_its_place(String call, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.parse(call))
                .withMessageContaining(why);
    }

    @Test
    void draws_depend_on_the_seed_alone() {
        var dice = Expression.parse("States.Array(States.MathRandom(1, 7), States.UUID())");
        var scope = scope();
        var rolls = new HashSet<Integer>();
        for (int i = 0; i < 200; i++) {
            rolls.add(dice.evaluate(scope).get(0).intValue());
        }

        assertThat(rolls).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(dice.evaluate(scope())).isEqualTo(dice.evaluate(scope()));
        assertThat(dice.evaluate(scope()).get(1).stringValue())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void a_seeded_draw_repeats_within_one_execution() {
        var draw = Expression.parse("States.MathRandom(1, 1000000, 42)");
        var scope = scope();

        assertThat(draw.evaluate(scope)).isEqualTo(draw.evaluate(scope));
    }

    private static Scope scope() {
        return Scopes.around(INPUT);
    }
}
