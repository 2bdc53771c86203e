package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateMachineTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:look";

    @Test
    void a_definition_becomes_states_in_its_order() {
        var machine = StateMachine.parse("""
                {"Comment":"x","Version":"1.0","QueryLanguage":"JSONPath","TimeoutSeconds":600,"StartAt":"Look","States":{
                  "Look":{"Comment":"y","Type":"Task","Resource":"${Look}","TimeoutSeconds":30,
                    "Retry":[{"ErrorEquals":["Lambda.ServiceException"],"IntervalSeconds":2,"MaxAttempts":0,"BackoffRate":1,
                              "MaxDelaySeconds":9,"JitterStrategy":"FULL"},{"ErrorEquals":["States.ALL"]}],
                    "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Give up"}],
                    "Next":"Done"},
                  "Done":{"Type":"Succeed"},
                  "Give up":{"Type":"Fail","Error":"Stale","CausePath":"$.error.Cause"}}}""", Map.of("Look", FUNCTION + ":live"));

        assertThat(machine.states()).containsOnlyKeys("Look", "Done", "Give up");
        assertThat(machine.timeout()).contains(Duration.ofMinutes(10));
        assertThat(machine.state("Look")).isInstanceOfSatisfying(State.Task.class, task -> {
            assertThat(task.resource()).isEqualTo(new Resource.Function("look"));
            assertThat(task.retriers()).hasSize(2);
            assertThat(task.catchers())
                    .singleElement()
                    .satisfies(c -> assertThat(c.next()).isEqualTo("Give up"));
        });
    }

    @Test
    void a_placeholder_without_a_value_is_an_error() {
        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> StateMachine.parse("{\"StartAt\":\"${First}\"}", Map.of("Second", "x")))
                .withMessage("definition: nothing is known to put in for ${First}: add a substitution");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Type":"Map","End":true                                     | state 'S', field 'Type': 'Map' is outside
            "Type":"Parallel","End":true                                | state 'S', field 'Type': 'Parallel' is outside
            "End":true                                                  | state 'S', field 'Type': it is missing
            "Type":"Pass"                                               | state 'S', field 'Next': it is missing
            "Type":"Pass","End":true,"Next":"S"                         | state 'S', field 'End': it cannot be there together with Next
            "Type":"Pass","End":1                                       | field 'End': it must be true or false
            "Type":"Pass","Next":"X"                                    | there is no state 'X'
            "Type":"Pass","End":true,"Assign":{}                        | state 'S', field 'Assign': no such field
            "Type":"Pass","End":true,"QueryLanguage":"JSONata"          | state 'S', field 'QueryLanguage': no such field
            "Type":"Pass","End":true,"InputPath":"a"                    | field 'InputPath': a path begins with $
            "Type":"Pass","End":true,"InputPath":"$var"                 | field 'InputPath': '$var' is no path
            "Type":"Pass","End":true,"ResultPath":"$.a[*]"              | field 'ResultPath': '$.a[*]' is no reference path
            "Type":"Pass","End":true,"Parameters":[1]                   | field 'Parameters': it must be an object
            "Type":"Pass","End":true,"Parameters":{"a.$":1}             | field 'Parameters': a.$ must be a path
            "Type":"Pass","End":true,"Parameters":{"a.$":"b"}           | field 'Parameters': 'b' at character 1
            "Type":"Pass","End":true,"Parameters":{"a":1,"a.$":"$"}     | field 'Parameters': a.$ is there twice
            "Type":"Pass","End":true,"ResultSelector":{}                | field 'ResultSelector': no such field
            "Type":"Wait","End":true                                    | field 'Seconds': exactly one of
            "Type":"Wait","Seconds":-1,"End":true                       | field 'Seconds': it must be a whole number from 0
            "Type":"Wait","Seconds":1,"Timestamp":"2026-03-02T09:00:00Z","End":true | field 'Seconds': exactly one of
            "Type":"Wait","Timestamp":"2026-03-02 09:00","End":true     | field 'Timestamp': it must be a time
            "Type":"Choice","Choices":[]                                | field 'Choices': at least one rule
            "Type":"Choice","Choices":[{"Next":"S"}]                    | field 'Choices[0].Variable': it is missing
            "Type":"Choice","Choices":[{"Variable":"$.a","Next":"S"}]   | field 'Choices[0].Variable': there is no operator
            "Type":"Choice","Choices":[{"Variable":"$.a","Is":1,"Next":"S"}]            | no operator beside it
            "Type":"Choice","Choices":[{"Variable":"$.a","BooleanLessThan":true,"Next":"S"}]    | no operator
            "Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":"1","Next":"S"}] | field 'Choices[0].NumericEquals': it must be a numeric value
            "Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"IsString":true,"Next":"S"}] | field 'Choices[0].IsString': no such field
            "Type":"Choice","Choices":[{"And":[{"Variable":"$.a","IsNull":1}],"Next":"S"}] | field 'Choices[0].And[0].IsNull': it must be true
            "Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true}] | field 'Choices[0].Next': it is missing
            "Type":"Fail","Error":"E","ErrorPath":"$.e"                 | field 'ErrorPath': it cannot be there
            "Type":"Fail","Next":"S"                                    | field 'Next': no such field
            """)
    void a_wrong_field_is_named_with_its_state(String fields, String message) {
        assertRefused(fields, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "End":true                                                       | field 'Resource': it is missing
            "Resource":"arn:aws:states:us-east-1:123456789012:activity:a","End":true | field 'Resource'
            "Resource":"arn:aws:states:::ecs:runTask.sync","End":true        | field 'Resource': '.sync' is outside
            "Resource":"${F}","End":true,"Retry":{}                          | field 'Retry': it must be an array
            "Resource":"${F}","End":true,"Retry":[{}]                        | field 'Retry[0].ErrorEquals': it is missing
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":[]}]        | field 'Retry[0].ErrorEquals': at least one
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":["States.ALL","A"]}] | field 'Retry[0].ErrorEquals': States.ALL must appear alone
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["A"]}] | field 'Retry': States.ALL must come last
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":["A"],"IntervalSeconds":0}] | field 'Retry[0].IntervalSeconds'
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":["A"],"BackoffRate":0.5}] | field 'Retry[0].BackoffRate': it must be a number of at least 1.0
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":["A"],"IntervalSeconds":5,"MaxDelaySeconds":5}] | field 'Retry[0].MaxDelaySeconds': it must exceed
            "Resource":"${F}","End":true,"Retry":[{"ErrorEquals":["A"],"JitterStrategy":"SOME"}] | field 'Retry[0].JitterStrategy'
            "Resource":"${F}","End":true,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"X"}] | there is no state 'X'
            "Resource":"${F}","End":true,"Catch":[{"ErrorEquals":["A"]}]     | field 'Catch[0].Next': it is missing
            "Resource":"${F}","End":true,"TimeoutSeconds":0                  | field 'TimeoutSeconds'
            "Resource":"${F}","End":true,"TimeoutSeconds":1,"TimeoutSecondsPath":"$.t" | field 'TimeoutSecondsPath'
            "Resource":"${F}","End":true,"HeartbeatSeconds":5                | only a task that waits for its token
            "Resource":"arn:aws:states:::lambda:invoke","End":true           | lambda:invoke takes FunctionName
            "Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","InvocationType":"Event"},"End":true | lambda:invoke takes
            "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"a":1},"End":true | pass on its token
            "Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"a.$":"$$.Task.Token"},"TimeoutSeconds":9,"HeartbeatSeconds":9,"End":true | it must be less than TimeoutSeconds
            """)
    void a_wrong_task_is_refused(String fields, String message) {
        assertRefused("\"Type\":\"Task\"," + fields.replace("${F}", FUNCTION), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                     | definition: no JSON
            []                                                                    | state machine: it must be an object
            {"States":{"S":{"Type":"Succeed"}}}                                   | field 'StartAt': it is missing
            {"StartAt":"S"}                                                       | field 'States': it is missing
            {"StartAt":"S","States":{}}                                           | field 'States': it must be an object with at least one state
            {"StartAt":"X","States":{"S":{"Type":"Succeed"}}}                     | field 'StartAt': there is no state 'X'
            {"StartAt":"S","States":{"S":{"Type":"Succeed"},"T":{"Type":"Succeed"}}} | state 'T': no state leads to it
            {"StartAt":"S","States":{"S":[]}}                                     | state 'S': it must be an object
            {"StartAt":"S","QueryLanguage":"JSONata","States":{"S":{"Type":"Succeed"}}} | field 'QueryLanguage': only "JSONPath"
            {"StartAt":"S","Vesion":"1.0","States":{"S":{"Type":"Succeed"}}}      | field 'Vesion': no such field
            """)
    void a_wrong_structure_is_refused(String definition, String message) {
        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> StateMachine.parse(definition))
                .withMessageContaining(message);
    }

    private static void assertRefused(String fields, String message) {
        assertThatExceptionOfType(DefinitionError.class)
                .isThrownBy(() -> StateMachine.parse("{\"StartAt\":\"S\",\"States\":{\"S\":{%s}}}".formatted(fields)))
                .withMessageContaining(message);
    }
}
