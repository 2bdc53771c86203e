package dev.sluice.domain.preflight;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Site;
import java.util.Optional;
import java.util.Set;

/**
 * What the stack that runs cutovers was installed for.
 *
 * @param site the one it may touch
 * @param alarms names of the alarms that call for a rollback
 * @param heard those of them that need not call anybody, because the stack listens for their changes
 * @param rollbackTargets ARNs of the rollback function and of the topics that invoke it; none when nobody said
 * @param healthCheckId of the Route 53 health check that follows the stack's coarse alarm
 */
public record Installation(
        Site site, Set<String> alarms, Set<String> heard, Set<String> rollbackTargets, Optional<String> healthCheckId) {

    public Installation {
        alarms = Set.copyOf(alarms);
        heard = Set.copyOf(heard);
        rollbackTargets = Set.copyOf(rollbackTargets);
    }

    /** The request with the stack's health check, where it names none of its own. */
    public CutoverRequest complete(CutoverRequest request) {
        var guard = request.guard();
        return guard.healthCheckId().isPresent() || healthCheckId.isEmpty()
                ? request
                : request.with(guard.withHealthCheck(healthCheckId.get()));
    }

    /** Whether an action with this ARN, be it of one version or alias of the function, ends in a rollback. */
    boolean rollsBack(String action) {
        return rollbackTargets.stream().anyMatch(target -> action.equals(target) || action.startsWith(target + ":"));
    }
}
