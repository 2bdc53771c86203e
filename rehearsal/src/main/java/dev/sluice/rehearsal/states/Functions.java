package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Call;
import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.Invocation;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.language.StateFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The Lambda functions that tasks invoke, and their failures in the words of Step Functions: an exception is named by its
 * class, as the Java runtime reports it; a function that runs out of time {@code Sandbox.Timedout}; a call that fails before
 * or after the function {@code Lambda.…Exception} (Step Functions guide, bp-lambda-serviceexception).
 */
final class Functions {

    private final SimulatedAws aws;
    private final Map<String, LambdaRuntime<?, ?>> functions = new TreeMap<>();

    Functions(SimulatedAws aws) {
        this.aws = aws;
    }

    void add(LambdaRuntime<?, ?> function) {
        functions.put(function.name(), function);
    }

    boolean contains(String name) {
        return functions.containsKey(name);
    }

    /** The optimised integration {@code lambda:invoke}: the response wrapped into what Lambda's API says of it. */
    JsonNode invoke(JsonNode parameters, String caller) {
        var function = parameters.path("FunctionName").stringValue("");
        var name = function.replaceFirst("^arn:.*:function:", "").replaceFirst(":[^:]+$", "");
        var payload = parameters.has("Payload") ? parameters.get("Payload") : Json.tree(Map.of());
        var response = invoke(name, payload, caller);
        return Json.tree(Json.object("ExecutedVersion", "$LATEST", "Payload", response, "StatusCode", 200));
    }

    /** @throws StateFailure when the function or the call to it fails */
    JsonNode invoke(String name, JsonNode payload, String caller) {
        var action = new Action("lambda:InvokeFunction", LambdaRuntime.arn(name));
        var fault = aws.faults().next(caller, action);
        var function = functions.get(name);
        var refusal = refusal(fault, function == null, action);
        aws.log().add(new Call(aws.world().instant(), caller, action, refusal == null ? "ok" : refusal.error()));
        if (refusal != null) {
            throw refusal;
        }
        var end = function.invoke(Json.write(payload).getBytes(StandardCharsets.UTF_8));
        if (fault == Fault.LOST_RESPONSE) {
            throw new StateFailure("Lambda.SdkClientException", "Unable to execute HTTP request: Read timed out");
        }
        return switch (end) {
            case Invocation.Succeeded(var response) -> Json.parse(response.isEmpty() ? "null" : response);
            case Invocation.Failed(var error) -> throw thrown(error);
            case Invocation.TimedOut() -> throw timedOut(function.timeout());
        };
    }

    private static StateFailure refusal(Fault fault, boolean missing, Action action) {
        if (missing) {
            return new StateFailure("Lambda.ResourceNotFoundException", "Function not found: " + action.resource());
        }
        return switch (fault) {
            case THROTTLED -> new StateFailure("Lambda.TooManyRequestsException", "Rate Exceeded.");
            case SERVER_ERROR -> new StateFailure("Lambda.ServiceException", "An internal error of Lambda");
            case NONE, LOST_RESPONSE -> null;
        };
    }

    /** The runtime's error document without the stack trace, whose lines change from machine to machine. */
    private static StateFailure thrown(Throwable error) {
        var type = error.getClass().getName();
        var message = error.getLocalizedMessage() == null ? type : error.getLocalizedMessage();
        return new StateFailure(
                type, Json.write(Json.object("errorMessage", message, "errorType", type, "stackTrace", List.of())));
    }

    private static StateFailure timedOut(Duration timeout) {
        var type = "Sandbox.Timedout";
        var message = "Error: Task timed out after %d.00 seconds".formatted(timeout.toSeconds());
        return new StateFailure(type, Json.write(Json.object("errorType", type, "errorMessage", message)));
    }
}
