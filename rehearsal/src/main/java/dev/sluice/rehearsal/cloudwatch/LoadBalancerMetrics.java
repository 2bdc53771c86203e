package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;
import java.util.Map;

/**
 * What an Application Load Balancer reports (Elastic Load Balancing User Guide, load-balancer-cloudwatch-metrics). What did
 * not happen has no datapoint.
 */
public final class LoadBalancerMetrics {

    private static final String NAMESPACE = "AWS/ApplicationELB";
    private static final String REQUESTS = "RequestCount";
    private static final String ERRORS = "HTTPCode_Target_5XX_Count";

    private final SimulatedCloudWatch cloudWatch;
    private final Map<String, String> dimensions;

    /** @param name as in {@code app/my-load-balancer/50dc6c495c0c9188} */
    public LoadBalancerMetrics(SimulatedCloudWatch cloudWatch, String name) {
        this.cloudWatch = cloudWatch;
        this.dimensions = Map.of("LoadBalancer", name);
    }

    /**
     * What was measured in a minute; it becomes visible in parts after the minute's end.
     *
     * @param minute when it began
     * @param errors at most {@code requests}
     */
    public void put(Instant minute, long requests, long errors) {
        Counted.parts(minute, requests, errors, Publication.OF_LOAD_BALANCER, cloudWatch.random())
                .forEach(part -> {
                    put(REQUESTS, minute, part.requests(), part);
                    put(ERRORS, minute, part.errors(), part);
                });
    }

    private void put(String metric, Instant minute, long count, Counted part) {
        if (count > 0) {
            cloudWatch.put(new MetricId(NAMESPACE, metric, dimensions), minute, new Sample(1, count, part.visibleAt()));
        }
    }
}
