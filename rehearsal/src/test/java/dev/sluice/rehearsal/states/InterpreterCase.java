package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state machine that two interpreters should play alike.
 *
 * @param states the first is where it starts; {@code ${NAME}} is the ARN of the function NAME
 * @param fields of the input, to which the region is added
 * @param difference what moto 5.2.1 is known to do otherwise; empty when nothing
 */
record InterpreterCase(String name, String states, String fields, String difference) {

    private static final String DONE = ",\"Done\":{\"Type\":\"Succeed\"}";

    static final List<InterpreterCase> ALL = List.of(
            pass("a result goes where its path says", "\"Result\":{\"x\":7},\"ResultPath\":\"$.deep.r\"", "{\"a\":1}"),
            pass("a null result path keeps the input", "\"Result\":7,\"ResultPath\":null", "{\"a\":1}"),
            pass("a null output path is an empty object", "\"OutputPath\":null", "{\"a\":1}"),
            pass("an input path narrows", "\"InputPath\":\"$.a\"", "{\"a\":{\"b\":2}}"),
            pass(
                    "paths can be indefinite",
                    "\"Parameters\":{\"all.$\":\"$.l[*].n\",\"some.$\":\"$.l[?(@.n > 1)].n\"}",
                    "{\"l\":[{\"n\":1},{\"n\":2},{\"n\":3}]}"),
            pass(
                    "the context object has names",
                    "\"Parameters\":{\"m.$\":\"$$.StateMachine.Name\",\"s.$\":\"$$.State.Name\",\"e.$\":\"$$.Execution.Name\",\"i.$\":\"$$.Execution.Input\"}",
                    "{\"a\":1}"),
            pass(
                    "arrays and texts are built",
                    "\"Parameters\":{\"f.$\":\"States.Format('{} of {}: {}', $.a, $.b, $.o)\",\"a.$\":\"States.Array($.a, $.b, States.ArrayLength($.l))\"}",
                    "{\"a\":1,\"b\":\"x\",\"o\":{\"k\":[1,\"v\"]},\"l\":[1,2]}"),
            pass(
                    "arrays are cut and searched",
                    "\"Parameters\":{\"p.$\":\"States.ArrayPartition($.l, 2)\",\"c.$\":\"States.ArrayContains($.l, 3)\",\"g.$\":\"States.ArrayGetItem($.l, 1)\",\"u.$\":\"States.ArrayUnique($.l)\",\"r.$\":\"States.ArrayRange(1, 9, 3)\"}",
                    "{\"l\":[1,2,3,3,1]}"),
            pass(
                    "json goes through strings",
                    "\"Parameters\":{\"j.$\":\"States.StringToJson($.t)\",\"t.$\":\"States.JsonToString($.o)\",\"m.$\":\"States.JsonMerge($.o, $.p, false)\"}",
                    "{\"t\":\"{\\\"k\\\":[1]}\",\"o\":{\"a\":{\"b\":1}},\"p\":{\"a\":2,\"c\":null}}"),
            pass(
                    "texts are split, coded and hashed",
                    "\"Parameters\":{\"s.$\":\"States.StringSplit($.t, ',;')\",\"e.$\":\"States.Base64Encode($.t)\",\"h.$\":\"States.Hash($.t, 'SHA-256')\",\"n.$\":\"States.MathAdd($.n, -2)\"}",
                    "{\"t\":\"a,b;;c\",\"n\":41}"),
            pass("a missing input path fails", "\"InputPath\":\"$.none\"", "{\"a\":1}"),
            pass("a missing parameter fails", "\"Parameters\":{\"x.$\":\"$.none\"}", "{\"a\":1}"),
            choice(
                    "a number decides",
                    "{\"Variable\":\"$.n\",\"NumericGreaterThanEquals\":5,\"Next\":\"Yes\"}",
                    "{\"n\":5}"),
            choice(
                    "a wrong type decides nothing",
                    "{\"Variable\":\"$.n\",\"NumericGreaterThanEquals\":5,\"Next\":\"Yes\"}",
                    "{\"n\":\"5\"}"),
            choice(
                    "a text matches",
                    "{\"Variable\":\"$.s\",\"StringMatches\":\"In*ss\",\"Next\":\"Yes\"}",
                    "{\"s\":\"InProgress\"}"),
            choice(
                    "presence guards a comparison",
                    "{\"And\":[{\"Variable\":\"$.x\",\"IsPresent\":true},{\"Variable\":\"$.x\",\"BooleanEquals\":true}],\"Next\":\"Yes\"}",
                    "{\"y\":1}"),
            choice(
                    "two paths are compared",
                    "{\"Not\":{\"Variable\":\"$.a\",\"StringEqualsPath\":\"$.b\"},\"Next\":\"Yes\"}",
                    "{\"a\":\"x\",\"b\":\"y\"}"),
            choice(
                    "times are compared as instants",
                    "{\"Variable\":\"$.a\",\"TimestampLessThanPath\":\"$.b\",\"Next\":\"Yes\"}",
                    "{\"a\":\"2026-03-02T09:00:00Z\",\"b\":\"2026-03-02T10:00:00Z\"}"),
            choice(
                    "null is a value",
                    "{\"Or\":[{\"Variable\":\"$.z\",\"IsNull\":false},{\"Variable\":\"$.z\",\"IsNumeric\":true}],\"Next\":\"Yes\"}",
                    "{\"z\":null}"),
            choice(
                            "a missing variable fails",
                            "{\"Variable\":\"$.none\",\"NumericEquals\":1,\"Next\":\"Yes\"}",
                            "{\"z\":1}")
                    .differing("moto takes it for no match"),
            new InterpreterCase(
                            "no choice without a default fails",
                            "\"S\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.n\",\"NumericEquals\":1,\"Next\":\"Done\"}]}"
                                    + DONE,
                            "{\"n\":2}")
                    .differing("moto calls it States.Runtime"),
            new InterpreterCase(
                    "a fail state says why",
                    "\"S\":{\"Type\":\"Fail\",\"Error\":\"Stale\",\"CausePath\":\"$.why\"}",
                    "{\"why\":\"still old\"}"),
            new InterpreterCase("a loop counts to three", """
                    "Count":{"Type":"Task","Resource":"${count}","ResultPath":"$.c","Parameters":{"n.$":"$.c.n","region.$":"$.region"},"Next":"Enough"},
                    "Enough":{"Type":"Choice","Choices":[{"Variable":"$.c.n","NumericLessThan":3,"Next":"Rest"}],"Default":"Done"},
                    "Rest":{"Type":"Wait","SecondsPath":"$.rest","Next":"Count"}""" + DONE, "{\"c\":{\"n\":0},\"rest\":0}"),
            new InterpreterCase("a response is selected", """
                    "S":{"Type":"Task","Resource":"${echo}","ResultSelector":{"got.$":"$.a"},"ResultPath":"$.r","OutputPath":"$.r","End":true}""", "{\"a\":[1,2]}"),
            new InterpreterCase("lambda:invoke wraps a response", """
                    "S":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"${echo}","Payload.$":"$"},
                      "ResultSelector":{"p.$":"$.Payload","c.$":"$.StatusCode"},"End":true}""", "{\"a\":null}"),
            new InterpreterCase("a retry succeeds", """
                    "S":{"Type":"Task","Resource":"${flaky}","ResultPath":"$.r","End":true,
                      "Retry":[{"ErrorEquals":["java.lang.IllegalStateException"],"IntervalSeconds":1,"BackoffRate":1.0,"MaxAttempts":3}]}""", "{}"),
            new InterpreterCase("a retry gives up and is caught", """
                    "S":{"Type":"Task","Resource":"${boom}","End":true,
                      "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"BackoffRate":1.0,"MaxAttempts":1}],
                      "Catch":[{"ErrorEquals":["States.Timeout"],"Next":"Late"},{"ErrorEquals":["States.TaskFailed"],"ResultPath":"$.error","Next":"Done"}]},
                    "Late":{"Type":"Fail","Error":"Late"}""" + DONE, "{\"a\":1}"),
            new InterpreterCase("no attempts means none", """
                    "S":{"Type":"Task","Resource":"${flaky}","End":true,
                      "Retry":[{"ErrorEquals":["java.lang.IllegalStateException"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"]}]}""", "{}"),
            new InterpreterCase(
                    "an uncaught exception fails",
                    "\"S\":{\"Type\":\"Task\",\"Resource\":\"${boom}\",\"End\":true}",
                    "{}"),
            new InterpreterCase("a token is sent back", token("approve"), "{}"),
            new InterpreterCase("a token is failed", token("reject"), "{}").differing("moto drops the cause"),
            new InterpreterCase("a token never comes", token("echo"), "{}"),
            new InterpreterCase(
                    "a heartbeat never comes",
                    token("echo").replace("\"TimeoutSeconds\":2", "\"TimeoutSeconds\":60,\"HeartbeatSeconds\":1"),
                    "{}"));

    InterpreterCase(String name, String states, String fields) {
        this(name, states, fields, "");
    }

    private InterpreterCase differing(String why) {
        return new InterpreterCase(name, states, fields, why);
    }

    String definition() {
        var first = states.substring(states.indexOf('"') + 1).replaceFirst("(?s)\".*", "");
        var definition = "{\"StartAt\":\"%s\",\"States\":{%s}}".formatted(first, states);
        return definition.replaceAll("\\$\\{(\\w+)}", LambdaRuntime.arn("$1"));
    }

    String input(String region) {
        return ((ObjectNode) Json.parse(fields))
                .setAll(Map.of("region", Json.tree(region)))
                .toString();
    }

    private static InterpreterCase pass(String name, String fields, String input) {
        return new InterpreterCase(name, "\"S\":{\"Type\":\"Pass\",%s,\"End\":true}".formatted(fields), input);
    }

    private static InterpreterCase choice(String name, String rule, String input) {
        return new InterpreterCase(
                name,
                "\"S\":{\"Type\":\"Choice\",\"Choices\":[%s],\"Default\":\"No\"},\"Yes\":{\"Type\":\"Succeed\"},\"No\":{\"Type\":\"Succeed\"}"
                        .formatted(rule),
                input);
    }

    private static String token(String function) {
        return """
                "S":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":2,
                  "Parameters":{"FunctionName":"${NAME}","Payload":{"token.$":"$$.Task.Token","region.$":"$.region"}},"Next":"Done",
                  "Catch":[{"ErrorEquals":["Rejected","States.Timeout"],"Next":"Done"}]}""".replace("NAME", function) + DONE;
    }
}
