package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.aws.TokenBucket;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** All hosted zones and health checks. Scenarios use them directly; handlers go through a client. */
public final class SimulatedRoute53 {

    private final SimulatedAws aws;
    private final Route53Settings settings;
    private final TokenBucket rate;
    private final Map<String, HostedZone> zones = new TreeMap<>();
    private final Map<String, SimulatedHealthCheck> healthChecks = new TreeMap<>();

    public SimulatedRoute53(SimulatedAws aws) {
        this(aws, Route53Settings.TYPICAL);
    }

    public SimulatedRoute53(SimulatedAws aws, Route53Settings settings) {
        this.aws = aws;
        this.settings = settings;
        this.rate = new TokenBucket(aws.world(), settings.requestsPerSecond(), settings.burst());
    }

    /**
     * @param id such as {@code Z0123456789ABC}
     * @param name such as {@code example.com}
     */
    public HostedZone createHostedZone(String id, String name) {
        var zone = new HostedZone(id, name, aws, settings, this::isHealthy);
        if (zones.putIfAbsent(id, zone) != null) {
            throw new IllegalArgumentException("hosted zone %s is there already".formatted(id));
        }
        return zone;
    }

    /** A health check that is healthy until told otherwise. */
    public SimulatedHealthCheck createHealthCheck(String id, HealthCheckConfig config) {
        var check = new SimulatedHealthCheck(id, config, () -> zones.values().forEach(HostedZone::announce));
        if (healthChecks.putIfAbsent(id, check) != null) {
            throw new IllegalArgumentException("health check %s is there already".formatted(id));
        }
        return check;
    }

    /** A client with {@code caller}'s credentials. */
    public Route53Client client(String caller) {
        return aws.client(Route53Client.class, new Route53Api(this), Route53Terms.SERVICE, caller);
    }

    Optional<HostedZone> zone(String id) {
        return Optional.ofNullable(zones.get(id));
    }

    Optional<SimulatedHealthCheck> healthCheck(String id) {
        return Optional.ofNullable(healthChecks.get(id));
    }

    Optional<ZoneChange> change(String id) {
        return zones.values().stream()
                .flatMap(zone -> zone.changes().stream())
                .filter(change -> change.id().equals(id))
                .findFirst();
    }

    /** Whether the account may make another call now. */
    boolean mayCall() {
        return rate.tryTake();
    }

    /** A record without a check always counts as healthy (Route 53 Developer Guide, how Route 53 chooses records). */
    private boolean isHealthy(ResourceRecordSet set) {
        return set.healthCheckId() == null
                || healthChecks.get(set.healthCheckId()).isHealthy();
    }
}
