package dev.sluice.rehearsal.states.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads one state. */
final class StateParser {

    private static final String TOKEN = "$$.Task.Token";
    private static final int MOST_SECONDS = 99_999_999;
    private static final ReferencePath WHOLE = ReferencePath.parse("$");

    private final String name;
    private final Fields fields;

    private StateParser(String name, JsonNode json) {
        this.name = name;
        this.fields = new Fields("state '%s'".formatted(name), json);
    }

    /** @throws DefinitionError when Step Functions would refuse it, or it is outside of the subset */
    static State parse(String name, JsonNode json) {
        return new StateParser(name, json).state();
    }

    private State state() {
        if (name.isEmpty() || name.length() > 80) {
            throw fields.wrong("Type", "a state's name has 1 to 80 characters");
        }
        var type = fields.needText("Type");
        var state = switch (type) {
            case "Task" -> task();
            case "Choice" -> choice();
            case "Wait" -> waiting();
            case "Pass" -> new State.Pass(name, data(true, false), fields.read("Result", json -> json), next());
            case "Succeed" -> new State.Succeed(name, data(false, false));
            case "Fail" -> new State.Fail(name, value("Error", "ErrorPath"), value("Cause", "CausePath"));
            default ->
                throw fields.wrong(
                        "Type",
                        "'%s' is outside of the rehearsed subset: Task, Choice, Wait, Pass, Succeed, Fail"
                                .formatted(type));
        };
        fields.end();
        return state;
    }

    private State task() {
        var task = new State.Task(
                name,
                fields.need("Resource", arn -> Resource.parse(Fields.textOf(arn))),
                data(true, true),
                seconds("TimeoutSeconds", 1),
                seconds("HeartbeatSeconds", 1),
                retriers(),
                catchers(),
                next());
        boolean waits = false;
        if (task.resource() instanceof Resource.Integration integration) {
            checkParameters(integration, task.data().parameters());
            waits = integration.waitsForToken();
        }
        if (task.heartbeat().isPresent() && !waits) {
            throw fields.wrong("HeartbeatSeconds", "only a task that waits for its token can send heartbeats");
        }
        checkHeartbeat(task);
        return task;
    }

    private void checkHeartbeat(State.Task task) {
        if (task.timeout().orElse(null) instanceof Expression.Literal timeout
                && task.heartbeat().orElse(null) instanceof Expression.Literal heartbeat
                && heartbeat.value().intValue() >= timeout.value().intValue()) {
            throw fields.wrong("HeartbeatSeconds", "it must be less than TimeoutSeconds, which is " + timeout.value());
        }
    }

    private void checkParameters(Resource.Integration integration, Optional<Template> parameters) {
        if (integration.action().equals(Resource.LAMBDA_INVOKE)
                && !(parameters.orElse(null) instanceof Template.Fields template
                        && template.fields().containsKey("FunctionName")
                        && List.of("FunctionName", "Payload")
                                .containsAll(template.fields().keySet()))) {
            throw fields.wrong("Parameters", "lambda:invoke takes FunctionName and, in the subset, Payload alone");
        }
        if (integration.waitsForToken()
                && parameters.stream().noneMatch(template -> template.reads(TOKEN) || template.reads("$$"))) {
            throw fields.wrong(
                    "Parameters",
                    "nobody could ever end this task: pass on its token, as \"token.$\": \"%s\"".formatted(TOKEN));
        }
    }

    private State choice() {
        var branches =
                fields.objects("Choices").stream().map(ChoiceParser::branch).toList();
        if (branches.isEmpty()) {
            throw fields.wrong("Choices", "at least one rule is needed");
        }
        return new State.Choice(name, data(false, false), branches, fields.text("Default"));
    }

    private State waiting() {
        var seconds = seconds("Seconds", 0);
        fields.notBoth("Timestamp", "TimestampPath");
        var timestamp = fields.read("Timestamp", StateParser::timestamp)
                .or(() -> fields.read("TimestampPath", StateParser::lookup));
        if (seconds.isPresent() == timestamp.isPresent()) {
            throw fields.wrong("Seconds", "exactly one of Seconds, SecondsPath, Timestamp and TimestampPath is needed");
        }
        var until = seconds.<State.Until>map(State.Until.Passed::new)
                .orElseGet(() -> new State.Until.Reached(timestamp.orElseThrow()));
        return new State.Wait(name, data(false, false), until, next());
    }

    private DataFlow data(boolean works, boolean selects) {
        return new DataFlow(
                fields.path("InputPath", Path::parse, Path.ROOT),
                works ? fields.read("Parameters", Template::parse) : Optional.empty(),
                selects ? fields.read("ResultSelector", Template::parse) : Optional.empty(),
                works ? fields.path("ResultPath", ReferencePath::parse, WHOLE) : Optional.of(WHOLE),
                fields.path("OutputPath", Path::parse, Path.ROOT));
    }

    private Optional<String> next() {
        fields.notBoth("Next", "End");
        var next = fields.text("Next");
        var end = fields.read("End", Fields::truthOf);
        if (next.isEmpty() && !end.orElse(false)) {
            throw fields.wrong("Next", "it is missing, and so is \"End\": true");
        }
        return next;
    }

    private Optional<Expression> seconds(String field, int least) {
        var pathField = field + "Path";
        fields.notBoth(field, pathField);
        return fields.read(field, value -> {
                    Fields.wholeOf(value, least, MOST_SECONDS);
                    return (Expression) new Expression.Literal(value);
                })
                .or(() -> fields.read(pathField, StateParser::lookup));
    }

    private Optional<Expression> value(String field, String pathField) {
        fields.notBoth(field, pathField);
        return fields.read(field, value -> {
                    Fields.textOf(value);
                    return (Expression) new Expression.Literal(value);
                })
                .or(() -> fields.read(pathField, value -> Expression.parse(Fields.textOf(value))));
    }

    private static Expression lookup(JsonNode value) {
        return new Expression.Lookup(Path.parse(Fields.textOf(value)));
    }

    private static Expression timestamp(JsonNode value) {
        if (!Shape.TIMESTAMP.fits(value)) {
            throw new IllegalArgumentException("it must be a time such as 2026-03-02T09:00:00Z, not " + value);
        }
        return new Expression.Literal(value);
    }

    private List<Retrier> retriers() {
        var objects = fields.objects("Retry");
        var retriers = objects.stream().map(StateParser::retrier).toList();
        checkOrder("Retry", retriers.stream().map(Retrier::errors).toList());
        return retriers;
    }

    private List<Catcher> catchers() {
        var catchers =
                fields.objects("Catch").stream().map(StateParser::catcher).toList();
        checkOrder("Catch", catchers.stream().map(Catcher::errors).toList());
        return catchers;
    }

    private void checkOrder(String field, List<ErrorNames> errors) {
        for (var names : errors.subList(0, Math.max(0, errors.size() - 1))) {
            if (names.isAll()) {
                throw fields.wrong(field, "States.ALL must come last: nothing after it is ever asked");
            }
        }
    }

    private static Retrier retrier(Fields fields) {
        var interval = fields.whole("IntervalSeconds", 1, MOST_SECONDS).orElse(1);
        var maxDelay = fields.whole("MaxDelaySeconds", 1, 31_622_399);
        if (maxDelay.isPresent() && maxDelay.get() <= interval) {
            throw fields.wrong("MaxDelaySeconds", "it must exceed IntervalSeconds, which is " + interval);
        }
        var retrier = new Retrier(
                errors(fields),
                Duration.ofSeconds(interval),
                fields.whole("MaxAttempts", 0, MOST_SECONDS).orElse(3),
                fields.read("BackoffRate", StateParser::rate).orElse(2.0),
                maxDelay.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                fields.read("JitterStrategy", StateParser::isFull).orElse(false));
        fields.end();
        return retrier;
    }

    private static Catcher catcher(Fields fields) {
        var catcher = new Catcher(
                errors(fields), fields.needText("Next"), fields.path("ResultPath", ReferencePath::parse, WHOLE));
        fields.end();
        return catcher;
    }

    private static ErrorNames errors(Fields fields) {
        return fields.need(
                "ErrorEquals",
                array -> new ErrorNames(array.valueStream().map(Fields::textOf).toList()));
    }

    private static double rate(JsonNode value) {
        if (!value.isNumber() || value.doubleValue() < 1) {
            throw new IllegalArgumentException("it must be a number of at least 1.0, not " + value);
        }
        return value.doubleValue();
    }

    private static boolean isFull(JsonNode value) {
        return switch (Fields.textOf(value)) {
            case "FULL" -> true;
            case "NONE" -> false;
            default -> throw new IllegalArgumentException("it must be FULL or NONE, not " + value);
        };
    }
}
