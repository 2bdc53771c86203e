package dev.sluice.rollback;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Scope;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How this function was installed.
 *
 * @param stateMachine the ARN of the one that cuts over
 * @param topic the ARN of the one where people hear of it
 */
record Settings(Scope scope, String stateMachine, String topic) {

    /** @throws IllegalArgumentException when a setting is missing; the message names it */
    static Settings of(Map<String, String> environment) {
        var site = new Site(
                required(environment, "SITE_DOMAIN"),
                required(environment, "SITE_HOSTED_ZONE_ID"),
                required(environment, "SITE_STABLE"),
                required(environment, "SITE_CANARY"),
                required(environment, "SITE_DISTRIBUTION_ID"));
        var alarms = Arrays.stream(environment.getOrDefault("SITE_ALARMS", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new Settings(
                new Scope(site, alarms),
                required(environment, "CUTOVER_STATE_MACHINE_ARN"),
                required(environment, "NOTIFICATION_TOPIC_ARN"));
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable %s is not set".formatted(name));
        }
        return value;
    }
}
