package dev.sluice.domain.preflight;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a cutover relies on, as it is set up now. Changes nothing. Every method throws {@link
 * dev.sluice.domain.port.PortFailure} when it cannot say.
 */
public interface AccountReader {

    /** Empty when this account has none with the id. */
    Optional<DistributionState> distribution(String id);

    /** Whether the metrics that cost extra, such as the cache hit ratio, are on. */
    boolean hasAdditionalMetrics(String distributionId);

    /** Those that exist, in any order. */
    List<AlarmState> alarms(Collection<String> names);

    /** Empty when there is none with the id. */
    Optional<HealthCheckState> healthCheck(String id);
}
