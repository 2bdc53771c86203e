package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;
import java.util.OptionalDouble;

/** What a distribution reports, the additional metrics included. Its errors are all the server's. */
public final class CloudFrontMetrics {

    private final SimulatedCloudWatch cloudWatch;
    private final String distributionId;

    public CloudFrontMetrics(SimulatedCloudWatch cloudWatch, String distributionId) {
        this.cloudWatch = cloudWatch;
        this.distributionId = distributionId;
    }

    /**
     * What was measured in a minute; it becomes visible in parts after the minute's end. A minute without requests has no
     * datapoints.
     *
     * @param minute when it began
     * @param errors at most {@code requests}
     * @param hitRatio cache hits by requests that can be cached, 0–1
     * @param latencyMillis the 95th percentile of the origin's latency
     */
    public void put(Instant minute, long requests, long errors, OptionalDouble hitRatio, OptionalDouble latencyMillis) {
        Counted.parts(minute, requests, errors, Publication.OF_CLOUDFRONT, cloudWatch.random())
                .forEach(part -> {
                    put("Requests", minute, 1, part.requests(), part);
                    for (var rate : new String[] {"TotalErrorRate", "5xxErrorRate"}) {
                        put(rate, minute, 100, part.errors(), part);
                        put(rate, minute, 0, part.requests() - part.errors(), part);
                    }
                    hitRatio.ifPresent(ratio -> put("CacheHitRate", minute, 100 * ratio, part.requests(), part));
                    latencyMillis.ifPresent(millis -> put("OriginLatency", minute, millis, part.requests(), part));
                });
    }

    private void put(String metric, Instant minute, double value, long count, Counted part) {
        if (count > 0) {
            cloudWatch.put(
                    MetricId.ofDistribution(metric, distributionId),
                    minute,
                    new Sample(value, count, part.visibleAt()));
        }
    }
}
