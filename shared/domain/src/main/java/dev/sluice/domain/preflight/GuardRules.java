package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.Severity.BLOCKS;
import static dev.sluice.domain.preflight.Severity.WARNS;

import dev.sluice.domain.preflight.AlarmState.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the alarms and the health check behind the judge would do their work. */
final class GuardRules {

    private static final String ALARM_ACTIONS = "CloudWatch User Guide, alarm-actions";
    private static final String HEALTH_CHECKS = "Route 53 Developer Guide, health-checks-creating-values";

    static final List<PreflightRule> ALL = List.of(
            new PreflightRule(
                    "alarms-exist",
                    BLOCKS,
                    "The alarms of the request and of the stack exist",
                    "Correct guard.alarms, or create them: in us-east-1, where CloudFront's metrics are",
                    "CloudFront Developer Guide, programming-cloudwatch-metrics",
                    GuardRules::missing),
            alarms(
                    "alarms-quiet",
                    BLOCKS,
                    "No alarm is in ALARM",
                    "See why it is, and wait until it is OK",
                    ALARM_ACTIONS + ": they are called on a change of state, so this alarm would not call again",
                    alarm -> alarm.state() == State.ALARM ? Optional.of("is in ALARM already") : Optional.empty()),
            alarms(
                    "alarms-have-data",
                    WARNS,
                    "No alarm is short of data",
                    "Wait for traffic; where there is some, see that its metric and dimensions are right",
                    "CloudWatch User Guide, alarm-evaluation: an alarm on a metric that does not exist never fires",
                    alarm -> alarm.state() == State.INSUFFICIENT_DATA
                            ? Optional.of("is in INSUFFICIENT_DATA")
                            : Optional.empty()),
            alarms(
                    "alarms-enabled",
                    BLOCKS,
                    "The actions of every alarm are enabled",
                    "Enable them: aws cloudwatch enable-alarm-actions --alarm-names NAME",
                    ALARM_ACTIONS,
                    alarm -> alarm.actionsEnabled() ? Optional.empty() : Optional.of("has its actions disabled")),
            new PreflightRule(
                    "alarms-call-rollback",
                    BLOCKS,
                    "Every alarm calls the rollback function, by itself or through its topic, or is heard by the stack",
                    "Name it in the stack's parameter CutoverAlarms, or let it call the rollback function when it goes into ALARM",
                    "CloudWatch User Guide, alarms-and-actions-Lambda",
                    GuardRules::callingNobody),
            new PreflightRule(
                    "health-check-exists",
                    BLOCKS,
                    "The health check of the request exists",
                    "Correct guard.healthCheckId, or leave it out",
                    HEALTH_CHECKS,
                    GuardRules::missingHealthCheck),
            healthCheck(
                    "health-check-enabled",
                    BLOCKS,
                    "The health check is enabled",
                    "Enable it",
                    HEALTH_CHECKS + ": a disabled one counts as healthy for ever",
                    HealthCheckState::disabled,
                    "is disabled"),
            healthCheck(
                    "health-check-keeps-its-word",
                    WARNS,
                    "The health check keeps its last status while its alarm has no data",
                    "Set InsufficientDataHealthStatus to LastKnownStatus",
                    HEALTH_CHECKS + ": else a gap in the metric withdraws the canary, or brings a bad one back",
                    check -> !check.withoutData().isEmpty()
                            && !check.withoutData().equals("LastKnownStatus"),
                    "changes its status when its alarm has no data"));

    private GuardRules() {}

    private static PreflightRule alarms(
            String id,
            Severity severity,
            String sentence,
            String cure,
            String source,
            Function<AlarmState, Optional<String>> check) {
        return new PreflightRule(
                id,
                severity,
                sentence,
                cure,
                source,
                snapshot -> alarms(snapshot)
                        .flatMap(alarm -> check.apply(alarm).stream().map(what -> problem(alarm.name(), what))));
    }

    private static PreflightRule healthCheck(
            String id,
            Severity severity,
            String sentence,
            String cure,
            String source,
            Predicate<HealthCheckState> wrong,
            String what) {
        return new PreflightRule(
                id,
                severity,
                sentence,
                cure,
                source,
                snapshot -> snapshot.healthCheck().stream()
                        .flatMap(Optional::stream)
                        .filter(wrong)
                        .map(check -> new Problem("health check " + check.id(), what)));
    }

    private static Stream<Problem> missing(AccountSnapshot snapshot) {
        return snapshot.alarms().stream().flatMap(alarms -> {
            var found = alarms.stream().map(AlarmState::name).collect(Collectors.toSet());
            return AccountSnapshot.alarmNames(snapshot.request(), snapshot.installation()).stream()
                    .filter(name -> !found.contains(name))
                    .map(name -> problem(name, "does not exist"));
        });
    }

    private static Stream<Problem> callingNobody(AccountSnapshot snapshot) {
        return alarms(snapshot)
                .filter(alarm -> !isHeard(alarm, snapshot))
                .filter(alarm -> alarm.actions().isEmpty() || isCallingOthers(alarm, snapshot))
                .map(alarm -> problem(
                        alarm.name(),
                        alarm.actions().isEmpty()
                                ? "calls nobody"
                                : "calls only " + String.join(", ", alarm.actions())));
    }

    private static boolean isHeard(AlarmState alarm, AccountSnapshot snapshot) {
        return snapshot.installation().stream().anyMatch(known -> known.heard().contains(alarm.name()));
    }

    private static boolean isCallingOthers(AlarmState alarm, AccountSnapshot snapshot) {
        return snapshot.installation().stream()
                .anyMatch(known -> !known.rollbackTargets().isEmpty()
                        && alarm.actions().stream().noneMatch(known::rollsBack));
    }

    private static Stream<Problem> missingHealthCheck(AccountSnapshot snapshot) {
        return snapshot.healthCheck().stream()
                .filter(Optional::isEmpty)
                .map(none -> new Problem(
                        "health check "
                                + snapshot.request().guard().healthCheckId().orElse(""),
                        "does not exist"));
    }

    private static Stream<AlarmState> alarms(AccountSnapshot snapshot) {
        return snapshot.alarms().stream().flatMap(List::stream);
    }

    private static Problem problem(String alarm, String what) {
        return new Problem("alarm " + alarm, what);
    }
}
