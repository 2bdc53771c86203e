package dev.sluice.cutover.events;

import dev.sluice.domain.cutover.Approvals;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.Guard.ErrorMetric;
import dev.sluice.domain.cutover.Ramp;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.StableMetrics;
import dev.sluice.domain.cutover.WarmUp;
import dev.sluice.domain.judge.Limits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The members of a request that nothing is wrong with, each with its default. */
final class RequestMembers {

    private RequestMembers() {}

    static CutoverRequest read(JsonNode request) {
        var warmUp = request.path("warmUp");
        return new CutoverRequest(
                new Site(
                        text(request, "domain"),
                        text(request, "hostedZoneId"),
                        text(request, "stable"),
                        text(request, "canary"),
                        text(request, "distributionId")),
                ramp(request.path("ramp")),
                guard(request.path("guard")),
                Optional.of(request.path("stableMetrics"))
                        .filter(JsonNode::isObject)
                        .map(RequestMembers::stableMetrics),
                new WarmUp(
                        warmUp.has("paths") ? texts(warmUp.path("paths")) : WarmUp.DEFAULT.paths(),
                        optionalText(warmUp, "sitemap"),
                        whole(warmUp, "most", WarmUp.DEFAULT.most()),
                        whole(warmUp, "concurrency", WarmUp.DEFAULT.concurrency())),
                approvals(request.path("approvals")),
                whole(request.path("hold"), "limitMinutes", CutoverRequest.DEFAULT_HOLD_LIMIT_MINUTES),
                whole(request.path("finish"), "stabiliseMinutes", CutoverRequest.DEFAULT_STABILISE_MINUTES));
    }

    /** Bake time and cap follow each other: who asks for a day in each step has a day's patience at least. */
    private static Ramp ramp(JsonNode ramp) {
        int bake = whole(ramp, "bakeMinutes", Ramp.DEFAULT.bakeMinutes());
        return new Ramp(percents(ramp), bake, whole(ramp, "capMinutes", Math.max(bake, Ramp.DEFAULT.capMinutes())));
    }

    static List<Integer> percents(JsonNode ramp) {
        var linear = ramp.path("linear");
        var exponential = ramp.path("exponential");
        if (ramp.has("steps")) {
            return wholes(ramp.path("steps"));
        }
        if (!linear.isMissingNode()) {
            return Ramp.linear(linear.path("by").intValue());
        }
        if (!exponential.isMissingNode()) {
            return Ramp.exponential(
                    exponential.path("first").intValue(),
                    exponential.path("factor").intValue());
        }
        return Ramp.DEFAULT.percents();
    }

    private static Guard guard(JsonNode guard) {
        var limits = Limits.DEFAULT;
        return new Guard(
                optionalText(guard, "errorMetric")
                        .map(RequestMembers::errorMetric)
                        .orElse(Guard.DEFAULT.errorMetric()),
                new Limits(
                        guard.path("errorRate").doubleValue(limits.errorRate()),
                        guard.path("timesStable").doubleValue(limits.timesStable()),
                        limits.tolerated(),
                        guard.path("hitRatio").doubleValue(limits.hitRatio()),
                        guard.has("latencyMillis")
                                ? OptionalDouble.of(guard.path("latencyMillis").doubleValue())
                                : OptionalDouble.empty()),
                texts(guard.path("alarms")),
                optionalText(guard, "healthCheckId"));
    }

    private static ErrorMetric errorMetric(String name) {
        return Arrays.stream(ErrorMetric.values())
                .filter(metric -> metric.metric().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StableMetrics stableMetrics(JsonNode metrics) {
        var dimensions = new HashMap<String, String>();
        metrics.path("dimensions")
                .properties()
                .forEach(d -> dimensions.put(d.getKey(), d.getValue().stringValue()));
        return new StableMetrics(
                text(metrics, "namespace"), text(metrics, "requests"), text(metrics, "errors"), dimensions);
    }

    private static Approvals approvals(JsonNode approvals) {
        return new Approvals(
                new HashSet<>(wholes(approvals.path("before"))),
                whole(approvals, "timeoutMinutes", Approvals.NONE.timeoutMinutes()));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValue();
    }

    private static Optional<String> optionalText(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).stringValue(null));
    }

    private static int whole(JsonNode node, String name, int otherwise) {
        return node.path(name).intValue(otherwise);
    }

    private static List<Integer> wholes(JsonNode array) {
        return array.valueStream().map(JsonNode::intValue).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
