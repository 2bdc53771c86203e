package dev.sluice.domain.preflight;

import java.util.List;
import java.util.stream.Stream;

/** Every rule, in the order of their subjects. */
public final class PreflightRules {

    public static final List<PreflightRule> ALL = Stream.of(
                    SiteRules.ALL, RecordRules.ALL, DistributionRules.ALL, GuardRules.ALL, TrafficRules.ALL)
            .flatMap(List::stream)
            .toList();

    private PreflightRules() {}

    /** What every rule finds. */
    public static List<Finding> check(AccountSnapshot snapshot) {
        return ALL.stream().flatMap(rule -> rule.apply(snapshot).stream()).toList();
    }
}
