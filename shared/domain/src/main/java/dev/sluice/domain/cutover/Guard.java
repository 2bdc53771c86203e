package dev.sluice.domain.cutover;

import dev.sluice.domain.judge.Limits;
import java.util.List;
import java.util.Optional;

/**
 * What turns a bad canary back.
 *
 * @param errorMetric the distribution's metric that is the error rate
 * @param limits of the judge
 * @param alarms names of CloudWatch alarms that must be quiet, and call for a rollback when they are not
 * @param healthCheckId the Route 53 health check that withdraws the canary by itself; empty in a request that leaves it to
 *     the stack
 */
public record Guard(ErrorMetric errorMetric, Limits limits, List<String> alarms, Optional<String> healthCheckId) {

    /** 1% of errors, 80% of hits. */
    public static final Guard DEFAULT = new Guard(ErrorMetric.ALL_ERRORS, Limits.DEFAULT, List.of(), Optional.empty());

    public Guard {
        alarms = List.copyOf(alarms);
    }

    public Guard withHealthCheck(String id) {
        return new Guard(errorMetric, limits, alarms, Optional.of(id));
    }

    /** CloudFront's averages in percent (CloudFront Developer Guide, programming-cloudwatch-metrics). */
    public enum ErrorMetric {
        /** 4xx and 5xx: on a site from S3 a broken deploy shows as 403 and 404. */
        ALL_ERRORS("TotalErrorRate"),
        SERVER_ERRORS("5xxErrorRate");

        private final String metric;

        ErrorMetric(String metric) {
            this.metric = metric;
        }

        /** Its name in CloudWatch. */
        public String metric() {
            return metric;
        }
    }
}
