package dev.sluice.rehearsal.cloudwatch;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells a metric from all others.
 *
 * @param dimensions by name, in its order
 */
public record MetricId(String namespace, String name, Map<String, String> dimensions) {

    public MetricId {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }

    /** CloudFront's metrics have the dimensions {@code DistributionId} and {@code Region}, which is Global. */
    public static MetricId ofDistribution(String name, String distributionId) {
        return new MetricId("AWS/CloudFront", name, Map.of("DistributionId", distributionId, "Region", "Global"));
    }

    /** The values of its dimensions: what tells it from others of its name. */
    public String label() {
        return String.join(" ", dimensions.values());
    }
}
