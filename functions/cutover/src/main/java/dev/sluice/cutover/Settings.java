package dev.sluice.cutover;

import dev.sluice.aws.Route53Router;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.SnsNotices;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import java.util.Map;

/**
 * How these functions were installed.
 *
 * @param site the only one they may cut over
 * @param topic the ARN of the one people listen to
 */
record Settings(Site site, String topic) {

    /** @throws IllegalArgumentException when a setting is missing; the message names it */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                new Site(
                        required(environment, "SITE_DOMAIN"),
                        required(environment, "SITE_HOSTED_ZONE_ID"),
                        required(environment, "SITE_STABLE"),
                        required(environment, "SITE_CANARY"),
                        required(environment, "SITE_DISTRIBUTION_ID")),
                required(environment, "NOTIFICATION_TOPIC_ARN"));
    }

    static Settings ofEnvironment() {
        return of(System.getenv());
    }

    TrafficRouter<RecordGroup> router() {
        return new Route53Router(
                SdkClients.route53(), site.hostedZoneId(), site.domain(), site.stable(), site.canary());
    }

    Notices notices() {
        return new SnsNotices(SdkClients.sns(), topic);
    }

    static String required(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable %s is not set".formatted(name));
        }
        return value;
    }
}
