package dev.sluice.cutover;

import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the function that looks before a cutover has to know besides.
 *
 * @param stateMachine the ARN of the one that runs cutovers
 * @param alarms names of the alarms that call for a rollback
 * @param heard those of them that the stack listens for
 * @param rollbackTargets ARNs of the rollback function and of the topics that invoke it
 * @param healthCheckId of the health check that follows the stack's coarse alarm
 */
record PreflightSettings(
        Settings settings,
        String stateMachine,
        Set<String> alarms,
        Set<String> heard,
        Set<String> rollbackTargets,
        Optional<String> healthCheckId) {

    /** @throws IllegalArgumentException when a setting is missing; the message names it */
    static PreflightSettings of(Map<String, String> environment) {
        return new PreflightSettings(
                Settings.of(environment),
                Settings.required(environment, "CUTOVER_STATE_MACHINE_ARN"),
                list(environment.getOrDefault("SITE_ALARMS", "")),
                list(environment.getOrDefault("HEARD_ALARMS", "")),
                list(environment.getOrDefault("ROLLBACK_TARGET_ARNS", "")),
                Optional.of(environment.getOrDefault("HEALTH_CHECK_ID", "").strip())
                        .filter(id -> !id.isEmpty()));
    }

    static PreflightSettings ofEnvironment() {
        return of(System.getenv());
    }

    Installation installation() {
        return new Installation(settings.site(), alarms, heard, rollbackTargets, healthCheckId);
    }

    TrafficRouter<RecordGroup> router() {
        return settings.router();
    }

    private static Set<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
