package dev.sluice.rehearsal.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricMathTest {

    private static final double NONE = Double.NaN;

    private final Map<String, double[]> series = Map.of(
            "requests", new double[] {100, 300, 400, NONE},
            "errors", new double[] {2, 6, NONE, NONE},
            "armed", new double[] {NONE, 1, NONE, NONE});

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 + 2 * 3; 7",
                "(1 + 2) * 3; 9",
                "2 - 3 - 4; -5",
                "-2 * 3; -6",
                "2 ^ 3; 8",
                "1.5 / 3; 0.5",
                "1 + 1 == 2; 1",
                "1 > 2 || 2 >= 2 && 3 != 3; 0",
                "1 > 2 OR 2 >= 2 AND 3 <= 3; 1",
                "IF(1 < 2, 5, 6); 5"
            })
    void operators_bind_as_in_arithmetic(String expression, double result) {
        assertThat(over(expression)).containsOnly(result);
    }

    @Test
    void what_is_computed_from_a_missing_value_is_missing() {
        assertThat(over("100 * errors / requests")).containsExactly(2, 2, NONE, NONE);
        assertThat(over("errors > 3")).containsExactly(0, 1, NONE, NONE);
    }

    @Test
    void a_division_by_zero_is_missing() {
        assertThat(over("requests / (requests - 300)")).containsExactly(-.5, NONE, 4, NONE);
    }

    @Test
    void a_gate_lets_quiet_minutes_pass_as_zero() {
        assertThat(over("IF(requests >= 300, errors, 0)")).containsExactly(0, 6, NONE, NONE);
    }

    @Test
    void without_a_third_argument_if_has_no_value_where_its_condition_fails() {
        assertThat(over("IF(requests >= 300, 1)")).containsExactly(NONE, 1, 1, NONE);
    }

    @Test
    void fill_puts_a_value_where_there_is_none() {
        assertThat(over("FILL(errors, 0)")).containsExactly(2, 6, 0, 0);
        assertThat(over("FILL(errors, requests)")).containsExactly(2, 6, 400, NONE);
    }

    @Test
    void fill_repeats_the_last_value_but_knows_none_before_the_first() {
        assertThat(over("FILL(armed, REPEAT)")).containsExactly(NONE, 1, 1, 1);
    }

    @Test
    void a_sum_adds_what_is_there() {
        assertThat(over("SUM([requests, errors])")).containsExactly(102, 306, 400, NONE);
        assertThat(over("SUM(METRICS())")).containsExactly(102, 307, 400, NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 +; it ends too early",
                "(1; ')' is expected",
                "1 2; '2' comes after its end",
                "AVG(errors); function AVG is not simulated",
                "errors ? 1; '? 1' means nothing here",
                "* 2; a metric, number or function, not '*'"
            })
    void what_is_no_expression_is_refused_with_its_reason(String expression, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricMath.parse(expression))
                .withMessageContaining(reason)
                .withMessageContaining("'%s'", expression);
    }

    private double[] over(String expression) {
        return MetricMath.parse(expression).over(new MetricMath.Metrics() {
            @Override
            public int size() {
                return 4;
            }

            @Override
            public double[] of(String id) {
                return series.get(id);
            }

            @Override
            public List<double[]> all() {
                return List.copyOf(series.values());
            }
        });
    }
}
