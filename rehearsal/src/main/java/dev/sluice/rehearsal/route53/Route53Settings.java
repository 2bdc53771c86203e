package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.world.Delay;
import java.time.Duration;

/**
 * How the service behaves where its documentation promises nothing.
 *
 * @param propagation from an accepted change until the last name server has it and the change is INSYNC
 * @param processing of a change; another one for the same zone meanwhile is told {@code PriorRequestNotComplete}
 *     (Route 53 API Reference, ChangeResourceRecordSets)
 * @param requestsPerSecond of the account, before calls are throttled
 * @param burst of requests that is forgiven
 */
public record Route53Settings(Delay propagation, Duration processing, double requestsPerSecond, int burst) {

    /**
     * A change is usually live within 60 s (Route 53 Developer Guide, best practices for DNS); the API takes 10 requests a
     * second and a burst of 50 (Developer Guide, throttling).
     */
    public static final Route53Settings TYPICAL =
            new Route53Settings(Delay.ofMillis(25_000, 50_000, 75_000), Duration.ofMillis(100), 10, 50);

    /** Changes are live at once, and no call is ever refused for its time or rate. */
    public static final Route53Settings EXACT =
            new Route53Settings(Delay.NONE, Duration.ZERO, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Route53Settings withPropagation(Delay propagation) {
        return new Route53Settings(propagation, processing, requestsPerSecond, burst);
    }

    public Route53Settings withProcessing(Duration processing) {
        return new Route53Settings(propagation, processing, requestsPerSecond, burst);
    }
}
