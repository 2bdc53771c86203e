package dev.sluice.domain.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Decision.Ignore;
import dev.sluice.domain.rollback.Decision.NotArmed;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.rollback.Trigger.Alarm;
import dev.sluice.domain.rollback.Trigger.ExecutionEnded;
import dev.sluice.domain.rollback.Trigger.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    private static final Scope SCOPE =
            new Scope(new Site("www.example.com", "Z1", "stable", "canary", "E1"), Set.of("ours"));

    @Test
    void an_alarm_of_the_distribution_is_acted_on() {
        assertThat(SCOPE.atSight(alarm("any", "ALARM", "E1"))).isEmpty();
        assertThat(SCOPE.atSight(alarm("any", "ALARM", "E2", "E1"))).isEmpty();
    }

    @Test
    void an_alarm_that_is_named_is_acted_on_whatever_it_measures() {
        assertThat(SCOPE.atSight(alarm("ours", "ALARM"))).isEmpty();
        assertThat(SCOPE.atSight(alarm("ours", "ALARM", "E2"))).isEmpty();
    }

    @Test
    void an_alarm_of_another_distribution_is_ignored() {
        assertThat(SCOPE.atSight(alarm("any", "ALARM", "E2")))
                .contains(new Ignore("alarm any is in ALARM, which is about E2 and not about E1"));
    }

    @Test
    void an_alarm_that_does_not_say_what_it_is_about_is_told_to_people() {
        assertThat(SCOPE.atSight(alarm("any", "ALARM"))).containsInstanceOf(NotArmed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "INSUFFICIENT_DATA"})
    void an_alarm_that_is_not_raised_is_ignored(String state) {
        assertThat(SCOPE.atSight(alarm("ours", state, "E1"))).containsInstanceOf(Ignore.class);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void of_the_ends_of_executions_only_failures_are_acted_on(Status status) {
        var ended = new ExecutionEnded("a", status, Optional.empty(), Optional.empty());

        assertThat(SCOPE.atSight(ended).isEmpty()).isEqualTo(status.isFailure());
    }

    @Test
    void the_sweeper_looks_further() {
        assertThat(SCOPE.atSight(new Sweep())).isEmpty();
    }

    private static Alarm alarm(String name, String state, String... distributions) {
        return new Alarm(name, state, Optional.empty(), List.of(), Set.of(distributions), false);
    }
}
