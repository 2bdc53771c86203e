package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Datapoints are written as in the CloudWatch User Guide: 0 is within the threshold, X beyond it, - missing; the newest last. */
final class AlarmEvaluationTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0 - X - X, OK,                OK,   OK,    OK",
        "- - - - 0, OK,                OK,   OK,    OK",
        "- - - - -, INSUFFICIENT_DATA, keep, ALARM, OK",
        "0 X X - X, ALARM,             ALARM, ALARM, ALARM",
        "- - X - -, ALARM,             keep, ALARM, OK",
    })
    void the_guides_table_for_three_of_three(
            String datapoints, String missing, String ignore, String breaching, String notBreaching) {
        assertThat(judge(datapoints, 3, "missing")).isEqualTo(missing);
        assertThat(judge(datapoints, 3, "ignore")).isEqualTo(ignore);
        assertThat(judge(datapoints, 3, "breaching")).isEqualTo(breaching);
        assertThat(judge(datapoints, 3, "notBreaching")).isEqualTo(notBreaching);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0 - X - X, ALARM, ALARM, ALARM, ALARM",
        "0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
        "0 - X - -, OK,    OK,    ALARM, OK",
        "- - - - 0, OK,    OK,    ALARM, OK",
        "- - - X -, ALARM, keep,  ALARM, OK",
    })
    void the_guides_table_for_two_of_three(
            String datapoints, String missing, String ignore, String breaching, String notBreaching) {
        assertThat(judge(datapoints, 2, "missing")).isEqualTo(missing);
        assertThat(judge(datapoints, 2, "ignore")).isEqualTo(ignore);
        assertThat(judge(datapoints, 2, "breaching")).isEqualTo(breaching);
        assertThat(judge(datapoints, 2, "notBreaching")).isEqualTo(notBreaching);
    }

    @Test
    void a_first_breach_alone_is_no_alarm_of_three_of_three() {
        assertThat(judge("- - - - X", 3, "missing")).isEqualTo("OK");
    }

    @Test
    void older_datapoints_do_not_count_while_the_newest_are_there() {
        assertThat(judge("X X X 0 0", 2, "missing")).isEqualTo("OK");
    }

    private static String judge(String datapoints, int toAlarm, String missing) {
        var evaluation = new AlarmEvaluation(value -> value > 0, 3, toAlarm, missing);
        var values = Arrays.stream(datapoints.split(" "))
                .mapToDouble(point -> point.equals("-") ? Double.NaN : point.equals("X") ? 1 : 0)
                .toArray();
        Optional<StateValue> state = evaluation.judge(values);
        return state.map(Object::toString).orElse("keep");
    }
}
