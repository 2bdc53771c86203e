package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.references;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What calls RollbackFunction, and when. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class RollbackTriggersTest {

    private static RenderedTemplate home;
    private static RenderedTemplate stack;

    @BeforeAll
    static void render() throws Exception {
        home = RenderedTemplate.of("template.yaml");
        stack = RenderedTemplate.of("stacks/cutover.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ErrorRateAlarm", "HitRatioAlarm", "CoarseErrorAlarm"})
    void an_alarm_that_guards_calls_rollback_and_tells_people_and_is_let_to(String id) {
        var alarm = stack.properties(id);
        var permission = stack.properties(id + "Permission");

        assertThat(references(alarm.path("AlarmActions"))).containsExactly("RollbackFunction", "NotificationTopicArn");
        assertThat(alarm.has("OKActions")).isFalse();
        assertThat(permission.path("Principal").asString()).isEqualTo("lambda.alarms.cloudwatch.amazonaws.com");
        assertThat(references(permission.path("FunctionName"))).containsExactly("RollbackFunction");
        assertThat(references(permission.path("SourceArn"))).containsExactly(id);
        assertThat(references(permission.path("SourceAccount"))).containsExactly("AWS::AccountId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RollbackTroubleAlarm", "LostTriggersAlarm", "BrokenCutoverAlarm"})
    void an_alarm_about_the_machinery_tells_people_and_rolls_nothing_back(String id) {
        assertThat(references(stack.properties(id).path("AlarmActions"))).containsExactly("NotificationTopicArn");
    }

    @Test
    void every_alarm_says_whose_it_is_and_what_it_means() {
        assertThat(stack.all("AWS::CloudWatch::Alarm").values())
                .hasSize(6)
                .allSatisfy(alarm ->
                        assertThat(alarm.path("AlarmDescription").toString()).contains("\"${Domain}: "));
    }

    @Test
    void one_percent_of_errors_and_eighty_of_hits_unless_the_user_says_otherwise() {
        assertThat(home.at("/Parameters/ErrorRateLimitPercent/Default").asInt()).isEqualTo(1);
        assertThat(home.at("/Parameters/HitRatioFloorPercent/Default").asInt()).isEqualTo(80);
        assertThat(references(stack.properties("ErrorRateAlarm").path("Threshold")))
                .containsExactly("ErrorRateLimitPercent");
        assertThat(references(stack.properties("HitRatioAlarm").path("Threshold")))
                .containsExactly("HitRatioFloorPercent");
    }

    @Test
    void the_error_rate_counts_in_five_minutes_of_five_with_300_requests_each() {
        var alarm = stack.properties("ErrorRateAlarm");

        assertThat(expression(alarm)).isEqualTo("IF(requests >= 300, errors, 0)");
        assertThat(minutes(alarm)).isEqualTo("5 of 5");
        assertThat(alarm.path("ComparisonOperator").asString()).isEqualTo("GreaterThanThreshold");
        assertThat(alarm.path("TreatMissingData").asString()).isEqualTo("notBreaching");
        assertThat(metric(alarm, "requests")).isEqualTo("AWS/CloudFront Requests Sum 60");
        assertThat(references(alarm.at("/Metrics/2/MetricStat/Metric/MetricName")))
                .containsExactly("ErrorMetric");
    }

    @Test
    void the_hit_ratio_counts_in_fifteen_minutes_of_fifteen_and_only_once_the_judge_says_the_cache_is_warm() {
        var alarm = stack.properties("HitRatioAlarm");

        assertThat(expression(alarm)).isEqualTo("IF(FILL(armed, REPEAT) == 1, hits, 100)");
        assertThat(minutes(alarm)).isEqualTo("15 of 15");
        assertThat(alarm.path("ComparisonOperator").asString()).isEqualTo("LessThanThreshold");
        assertThat(alarm.path("TreatMissingData").asString()).isEqualTo("missing");
        assertThat(metric(alarm, "armed")).isEqualTo("Sluice HitRatioArmed Minimum 60");
        assertThat(metric(alarm, "hits")).isEqualTo("AWS/CloudFront CacheHitRate Average 60");
    }

    /** Route 53 Developer Guide, health-checks-creating-values: no metric math, no M of N, no percentiles. */
    @Test
    void the_coarse_alarm_is_one_that_a_health_check_can_follow() {
        var alarm = stack.properties("CoarseErrorAlarm");
        var check = stack.properties("CoarseHealthCheck").path("HealthCheckConfig");

        assertThat(alarm.propertyNames()).doesNotContain("Metrics", "ExtendedStatistic", "DatapointsToAlarm");
        assertThat(alarm.path("Statistic").asString()).isEqualTo("Average");
        assertThat(alarm.path("TreatMissingData").asString()).isEqualTo("missing");
        assertThat(check.path("Type").asString()).isEqualTo("CLOUDWATCH_METRIC");
        assertThat(references(check.at("/AlarmIdentifier/Name"))).containsExactly("CoarseErrorAlarm");
        assertThat(check.path("InsufficientDataHealthStatus").asString()).isEqualTo("LastKnownStatus");
    }

    /** The health check keeps a copy of the alarm, so an alarm that changes has to be another one. */
    @Test
    void the_coarse_alarm_has_what_can_change_of_it_in_its_name() {
        var alarm = stack.properties("CoarseErrorAlarm");

        assertThat(references(alarm.path("Dimensions"))).containsExactly("DistributionId");
        assertThat(alarm.at("/AlarmName/Fn::Sub").asString()).contains("${DistributionId}");
        assertThat(List.of(alarm.path("Threshold"), alarm.path("EvaluationPeriods"), alarm.path("Period")))
                .allMatch(JsonNode::isNumber);
    }

    @Test
    void functions_know_by_name_every_alarm_that_calls_for_a_rollback_and_which_of_them_are_only_heard() {
        var alarms = stack.properties("RollbackFunction").at("/Environment/Variables/SITE_ALARMS");
        var own = List.of("ErrorRateAlarm", "HitRatioAlarm", "CoarseErrorAlarm").stream()
                .map(id -> installed().text(stack.properties(id).path("AlarmName")))
                .toList();

        assertThat(installed().text(alarms).split(",")).containsExactlyElementsOf(own);
        assertThat(installed("HasAlarms").text(alarms))
                .isEqualTo(String.join(",", own) + ",checkout failures,search-latency");
        assertThat(installed().text(stack.properties("PreflightFunction").at("/Environment/Variables/HEARD_ALARMS")))
                .isEqualTo("checkout failures,search-latency");
        assertThat(references(stack.properties("PreflightFunction").at("/Environment/Variables/ROLLBACK_TARGET_ARNS")))
                .containsExactly("RollbackFunction");
    }

    @Test
    void a_cutover_that_names_no_health_check_is_guarded_by_the_one_of_the_coarse_alarm() {
        assertThat(references(stack.properties("PreflightFunction").at("/Environment/Variables/HEALTH_CHECK_ID")))
                .containsExactly("CoarseHealthCheck");
        assertThat(references(stack.properties("CoarseHealthCheck").at("/HealthCheckConfig/AlarmIdentifier/Name")))
                .containsExactly("CoarseErrorAlarm");
    }

    @Test
    void alarms_of_others_call_when_they_go_off_and_are_not_touched() {
        var rule = stack.properties("OtherAlarmsRule");

        assertThat(stack.at("/Resources/OtherAlarmsRule/Condition").asString()).isEqualTo("HasAlarms");
        assertThat(rule.at("/EventPattern/source/0").asString()).isEqualTo("aws.cloudwatch");
        assertThat(rule.at("/EventPattern/detail-type/0").asString()).isEqualTo("CloudWatch Alarm State Change");
        assertThat(references(rule.at("/EventPattern/detail/alarmName"))).containsExactly("Alarms");
        assertThat(rule.at("/EventPattern/detail/state/value").toString()).isEqualTo("[\"ALARM\"]");
        assertThat(references(rule.at("/Targets/0/Arn"))).containsExactly("RollbackFunction");
        assertThat(references(stack.properties("OtherAlarmsPermission").path("SourceArn")))
                .containsExactly("OtherAlarmsRule");
    }

    @Test
    void a_cutover_that_breaks_calls_and_one_that_ends_well_does_not() {
        var rule = stack.properties("RollbackFunctionBroken");

        assertThat(rule.at("/EventPattern/source/0").asString()).isEqualTo("aws.states");
        assertThat(rule.at("/EventPattern/detail-type/0").asString())
                .isEqualTo("Step Functions Execution Status Change");
        assertThat(rule.at("/EventPattern/detail/status").toString())
                .isEqualTo("[\"FAILED\",\"TIMED_OUT\",\"ABORTED\"]");
        assertThat(references(rule.at("/EventPattern/detail/stateMachineArn"))).containsExactly("CutoverStateMachine");
        assertThat(references(rule.at("/Targets/0/Arn"))).containsExactly("RollbackFunction");
    }

    @Test
    void a_sweeper_looks_every_five_minutes() {
        var rule = stack.properties("RollbackFunctionSweeper");

        assertThat(rule.path("ScheduleExpression").asString()).isEqualTo("rate(5 minutes)");
        assertThat(rule.at("/Targets/0/Input").asString()).isEqualTo("{\"source\": \"sluice.sweeper\"}");
        assertThat(references(rule.at("/Targets/0/Arn"))).containsExactly("RollbackFunction");
    }

    private static Intrinsics installed(String... conditions) {
        return new Intrinsics(
                Map.of(
                        "Name", "sluice-cutover",
                        "DistributionId", "E2QWRUHAPOMQZL",
                        "Alarms", List.of("checkout failures", "search-latency")),
                List.of(conditions));
    }

    private static String expression(JsonNode alarm) {
        return alarm.at("/Metrics/0/Expression").asString();
    }

    private static String minutes(JsonNode alarm) {
        return alarm.path("DatapointsToAlarm").asInt() + " of "
                + alarm.path("EvaluationPeriods").asInt();
    }

    private static String metric(JsonNode alarm, String id) {
        var stat = alarm.path("Metrics")
                .valueStream()
                .filter(metric -> metric.path("Id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("MetricStat");
        return "%s %s %s %d"
                .formatted(
                        stat.at("/Metric/Namespace").asString(),
                        stat.at("/Metric/MetricName").asString(),
                        stat.path("Stat").asString(),
                        stat.path("Period").asInt());
    }
}
