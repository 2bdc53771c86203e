package dev.sluice.cli.plan;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import tools.jackson.databind.json.JsonMapper;

/** A plan for programs. */
final class PlanJson {

    private static final JsonMapper JSON = new JsonMapper();

    private PlanJson() {}

    static String of(DeployPlan plan) {
        var json = JSON.createObjectNode();
        var paths = json.putArray("paths");
        plan.purge().paths().stream().map(EdgePath::value).forEach(paths::add);
        json.put("billedPaths", plan.purge().billedPaths());
        json.put("estimatedCostUsd", plan.purge().costUsd());
        json.put("changed", plan.changed());
        json.putObject("skipped")
                .put("versioned", plan.skipped(Reason.VERSIONED))
                .put("unchanged", plan.skipped(Reason.UNCHANGED))
                .put("new", plan.skipped(Reason.NEW));
        json.putObject("overPurged")
                .put("objects", plan.purge().overPurged().objects())
                .put("bytes", plan.purge().overPurged().bytes());
        var warnings = json.putArray("warnings");
        plan.warnings().forEach(warnings::add);
        return json.toPrettyString();
    }
}
