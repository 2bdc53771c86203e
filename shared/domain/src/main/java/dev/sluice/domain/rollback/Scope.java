package dev.sluice.domain.rollback;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Decision.Ignore;
import dev.sluice.domain.rollback.Decision.NotArmed;
import dev.sluice.domain.rollback.Trigger.Alarm;
import dev.sluice.domain.rollback.Trigger.ExecutionEnded;
import java.util.Optional;
import java.util.Set;

/**
 * What an install answers for.
 *
 * @param alarms names of alarms that are about the site although they do not say so
 */
public record Scope(Site site, Set<String> alarms) {

    public Scope {
        alarms = Set.copyOf(alarms);
    }

    /** What is decided at sight, before anything is looked up; empty when the trigger is to be acted on. */
    public Optional<Decision> atSight(Trigger trigger) {
        return switch (trigger) {
            case Alarm alarm when !alarm.isRaised() -> Optional.of(new Ignore(alarm.words()));
            case Alarm alarm when owns(alarm) -> Optional.empty();
            case Alarm alarm
            when alarm.distributions().isEmpty() ->
                Optional.of(new NotArmed(
                        "%s, and nothing says that it is about %s. Give its metric the dimension DistributionId, or add its"
                                        .formatted(alarm.words(), site.domain())
                                + " name to the alarms of the stack"));
            case Alarm alarm ->
                Optional.of(new Ignore("%s, which is about %s and not about %s"
                        .formatted(alarm.words(), String.join(", ", alarm.distributions()), site.distributionId())));
            case ExecutionEnded ended when !ended.status().isFailure() -> Optional.of(new Ignore(ended.words()));
            default -> Optional.empty();
        };
    }

    private boolean owns(Alarm alarm) {
        return alarms.contains(alarm.name()) || alarm.distributions().contains(site.distributionId());
    }
}
