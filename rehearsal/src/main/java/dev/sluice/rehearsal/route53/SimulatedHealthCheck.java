package dev.sluice.rehearsal.route53;

import software.amazon.awssdk.services.route53.model.HealthCheckConfig;

/** A health check. What it watches is up to the scenario, which says when it fails and recovers. */
public final class SimulatedHealthCheck {

    private final String id;
    private final HealthCheckConfig config;
    private final Runnable beforeChange;
    private boolean healthy = true;

    SimulatedHealthCheck(String id, HealthCheckConfig config, Runnable beforeChange) {
        this.id = id;
        this.config = config;
        this.beforeChange = beforeChange;
    }

    public String id() {
        return id;
    }

    public HealthCheckConfig config() {
        return config;
    }

    public boolean isHealthy() {
        return healthy;
    }

    /** The name servers withdraw every record set it is attached to, without any call of the API. */
    public void fail() {
        become(false);
    }

    public void recover() {
        become(true);
    }

    private void become(boolean healthy) {
        beforeChange.run();
        this.healthy = healthy;
    }
}
