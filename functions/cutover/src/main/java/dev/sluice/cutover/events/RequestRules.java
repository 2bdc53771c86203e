package dev.sluice.cutover.events;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Ramp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;

/** What a schema cannot say: how members depend on each other. Each rule keeps silent about what the schema has refused. */
final class RequestRules {

    /** More would not fit into the 25,000 history events of an execution (Step Functions guide, limits). */
    private static final Duration LONGEST = Duration.ofDays(7);

    private RequestRules() {}

    static List<Problem> problems(JsonNode request) {
        var problems = new ArrayList<Problem>();
        arms(request).ifPresent(problems::add);
        problems.addAll(steps(request.path("ramp").path("steps")));
        cap(request.path("ramp")).ifPresent(problems::add);
        length(request).ifPresent(problems::add);
        problems.addAll(approvals(request));
        return problems;
    }

    private static Optional<Problem> arms(JsonNode request) {
        var stable = request.path("stable");
        return stable.isString() && stable.equals(request.path("canary"))
                ? Optional.of(new Problem(
                        "$.canary",
                        "is %s, and so is $.stable".formatted(stable),
                        "Give each arm its own set identifier"))
                : Optional.empty();
    }

    private static List<Problem> steps(JsonNode steps) {
        var problems = new ArrayList<Problem>();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.path(i).asInt(0) <= steps.path(i - 1).asInt(0)) {
                problems.add(new Problem(
                        "$.ramp.steps[%d]".formatted(i),
                        "is %s after %s: steps rise".formatted(steps.path(i), steps.path(i - 1)),
                        "Make it larger than the step before, or leave it out"));
            }
        }
        if (!steps.isEmpty() && steps.path(steps.size() - 1).asInt(100) < 100) {
            problems.add(new Problem(
                    "$.ramp.steps[%d]".formatted(steps.size() - 1),
                    "is %s, and the last step".formatted(steps.path(steps.size() - 1)),
                    "Let the ramp end at 100"));
        }
        return problems;
    }

    private static Optional<Problem> cap(JsonNode ramp) {
        int bake = ramp.path("bakeMinutes").asInt(Ramp.DEFAULT.bakeMinutes());
        int cap = ramp.path("capMinutes").asInt(Integer.MAX_VALUE);
        return cap < bake
                ? Optional.of(new Problem(
                        "$.ramp.capMinutes",
                        "is %d, less than the %d of bakeMinutes".formatted(cap, bake),
                        "Give as much at least"))
                : Optional.empty();
    }

    private static Optional<Problem> length(JsonNode request) {
        var steps = known(request.path("ramp"));
        int bake = request.path("ramp").path("bakeMinutes").asInt(Ramp.DEFAULT.bakeMinutes());
        int stabilise = request.path("finish").path("stabiliseMinutes").asInt(CutoverRequest.DEFAULT_STABILISE_MINUTES);
        long minutes = Math.max(steps.size() - 1L, 0) * bake + stabilise;
        return minutes > LONGEST.toMinutes()
                ? Optional.of(new Problem(
                        "$.ramp.bakeMinutes",
                        "makes this ramp last %,d minutes, more than the %,d of a week"
                                .formatted(minutes, LONGEST.toMinutes()),
                        "Take fewer steps, or shorter ones"))
                : Optional.empty();
    }

    private static List<Problem> approvals(JsonNode request) {
        var steps = known(request.path("ramp"));
        var before = request.path("approvals").path("before");
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < before.size() && !steps.isEmpty(); i++) {
            if (before.path(i).isInt() && !steps.contains(before.path(i).intValue())) {
                problems.add(new Problem(
                        "$.approvals.before[%d]".formatted(i),
                        "is %s, which is no step of the ramp".formatted(before.path(i)),
                        "Choose from %s".formatted(steps)));
            } else if (before.path(i).isInt() && before.path(i).intValue() == steps.getFirst()) {
                problems.add(new Problem(
                        "$.approvals.before[%d]".formatted(i),
                        "is the first step, which begins with the cutover",
                        "Leave it out: who starts the cutover approves it"));
            }
        }
        return problems;
    }

    /** The ramp's steps; none when it is wrong itself. */
    private static List<Integer> known(JsonNode ramp) {
        try {
            return new Ramp(RequestMembers.percents(ramp), 1, 1).percents();
        } catch (JsonNodeException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
