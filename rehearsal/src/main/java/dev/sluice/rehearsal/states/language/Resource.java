package dev.sluice.rehearsal.states.language;

import java.util.regex.Pattern;

/** What a Task state calls (specification, Task State; Step Functions guide, connect-to-resource). */
public sealed interface Resource {

    /** The integration that invokes a Lambda function. */
    String LAMBDA_INVOKE = "lambda:invoke";

    /** @param name of the Lambda function, without its qualifier */
    record Function(String name) implements Resource {}

    /**
     * A service integration.
     *
     * @param action service and action, such as {@code sns:publish} or {@code aws-sdk:cloudfront:getInvalidation}
     * @param waitsForToken whether the task ends only when somebody sends its token back
     */
    record Integration(String action, boolean waitsForToken) implements Resource {

        /** The service, as execution histories name it. */
        public String service() {
            return action.substring(0, action.lastIndexOf(':'));
        }

        /** The action, as execution histories name it. */
        public String operation() {
            return action.substring(action.lastIndexOf(':') + 1) + (waitsForToken ? WAIT : "");
        }
    }

    /** The suffix of a resource that waits for its task token. */
    String WAIT = ".waitForTaskToken";

    Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:(?<name>[A-Za-z0-9_-]+)(:[A-Za-z0-9$_-]+)?");
    Pattern INTEGRATION = Pattern.compile(
            "arn:aws[a-z-]*:states:::(?<action>(aws-sdk:)?[a-zA-Z0-9-]+:[a-zA-Z0-9]+)(?<pattern>\\.[a-zA-Z]+(:\\d)?)?");

    /** @throws IllegalArgumentException when it is neither a function nor an integration that can be rehearsed */
    static Resource parse(String arn) {
        var function = FUNCTION.matcher(arn);
        if (function.matches()) {
            return new Function(function.group("name"));
        }
        var integration = INTEGRATION.matcher(arn);
        if (!integration.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is neither a Lambda function's ARN nor arn:aws:states:::service:action".formatted(arn));
        }
        var pattern = integration.group("pattern");
        if (pattern != null && !pattern.equals(WAIT)) {
            throw new IllegalArgumentException(
                    "'%s' is outside of the subset: use request-response or %s".formatted(pattern, WAIT));
        }
        return new Integration(integration.group("action"), pattern != null);
    }
}
