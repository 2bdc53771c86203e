package dev.sluice.domain.cutover;

import java.util.Map;

/**
 * The CloudWatch metrics of the stable arm, each summed per minute.
 *
 * @param requests name of the metric that counts requests
 * @param errors name of the metric that counts those that went wrong
 * @param dimensions which both have
 */
public record StableMetrics(String namespace, String requests, String errors, Map<String, String> dimensions) {

    public StableMetrics {
        dimensions = Map.copyOf(dimensions);
    }
}
