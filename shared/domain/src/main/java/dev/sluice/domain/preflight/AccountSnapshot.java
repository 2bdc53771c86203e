package dev.sluice.domain.preflight;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.routing.RecordGroup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the rules look at, as it was at one moment.
 *
 * @param installation skipped when nobody knows it, as on a laptop
 * @param executionArn of the execution that asks; skipped when none does
 * @param runs the cutovers of the site, the newest first
 * @param distribution empty when this account has none with the id
 * @param alarms those that exist of {@link #alarmNames}
 * @param healthCheck empty when there is none with the id; skipped when the request names none
 * @param lastWeek the site's last 7 days
 */
public record AccountSnapshot(
        CutoverRequest request,
        Part<Installation> installation,
        Part<String> executionArn,
        Part<List<Run>> runs,
        Part<RecordGroup> records,
        Part<Optional<DistributionState>> distribution,
        Part<Boolean> additionalMetrics,
        Part<List<AlarmState>> alarms,
        Part<Optional<HealthCheckState>> healthCheck,
        Part<Health> lastWeek,
        Part<CrossFetch> crossFetch) {

    Site site() {
        return request.site();
    }

    /** The alarms that must be quiet: the request's and the stack's. */
    public static Set<String> alarmNames(CutoverRequest request, Part<Installation> installation) {
        var names = new LinkedHashSet<>(request.guard().alarms());
        installation.stream().map(Installation::alarms).forEach(names::addAll);
        return names;
    }

    /** Each part under the name people know it by. */
    public Map<String, Part<?>> parts() {
        var parts = new LinkedHashMap<String, Part<?>>();
        parts.put("the installation", installation);
        parts.put("the execution", executionArn);
        parts.put("other executions", runs);
        parts.put("the weighted records", records);
        parts.put("the distribution", distribution);
        parts.put("the metrics subscription", additionalMetrics);
        parts.put("the alarms", alarms);
        parts.put("the health check", healthCheck);
        parts.put("the last 7 days", lastWeek);
        parts.put("pages and assets", crossFetch);
        return parts;
    }
}
