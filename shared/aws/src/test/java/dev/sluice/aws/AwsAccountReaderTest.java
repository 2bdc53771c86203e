package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.sluice.domain.preflight.AlarmState;
import dev.sluice.domain.preflight.AlarmState.State;
import dev.sluice.domain.preflight.DistributionState;
import dev.sluice.domain.preflight.HealthCheckState;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.GetMonitoringSubscriptionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetMonitoringSubscriptionResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchMonitoringSubscriptionException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.paginators.DescribeAlarmsIterable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GetHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;

class AwsAccountReaderTest {

    private final CloudFrontClient cloudFront = Mockito.mock(CloudFrontClient.class);
    private final CloudWatchClient cloudWatch = Mockito.mock(CloudWatchClient.class);
    private final Route53Client route53 = Mockito.mock(Route53Client.class);
    private final AwsAccountReader account = new AwsAccountReader(cloudFront, cloudWatch, route53);

    @BeforeEach
    void pageForReal() {
        when(cloudWatch.describeAlarmsPaginator(ArgumentMatchers.<Consumer<DescribeAlarmsRequest.Builder>>any()))
                .thenAnswer(call -> {
                    Consumer<DescribeAlarmsRequest.Builder> request = call.getArgument(0);
                    return new DescribeAlarmsIterable(
                            cloudWatch,
                            DescribeAlarmsRequest.builder()
                                    .applyMutation(request)
                                    .build());
                });
    }

    @ParameterizedTest
    @CsvSource({"Deployed,true", "InProgress,false"})
    void a_distribution_is_read_with_its_alternate_names(String status, boolean deployed) {
        when(cloudFront.getDistribution(ArgumentMatchers.<Consumer<GetDistributionRequest.Builder>>any()))
                .thenReturn(GetDistributionResponse.builder()
                        .distribution(d -> d.arn("arn:aws:cloudfront::1:distribution/E1")
                                .domainName("d1.cloudfront.net")
                                .status(status)
                                .distributionConfig(
                                        c -> c.enabled(true).aliases(a -> a.items("www.example.com", "*.example.org"))))
                        .build());

        assertThat(account.distribution("E1"))
                .contains(new DistributionState(
                        "arn:aws:cloudfront::1:distribution/E1",
                        "d1.cloudfront.net",
                        deployed,
                        true,
                        List.of("www.example.com", "*.example.org")));
    }

    @Test
    void a_distribution_that_is_not_there_is_no_failure() {
        when(cloudFront.getDistribution(ArgumentMatchers.<Consumer<GetDistributionRequest.Builder>>any()))
                .thenThrow(NoSuchDistributionException.builder().build());

        assertThat(account.distribution("E1")).isEmpty();
    }

    @Test
    void a_missing_permission_is_a_failure_with_its_cure() {
        when(cloudFront.getDistribution(ArgumentMatchers.<Consumer<GetDistributionRequest.Builder>>any()))
                .thenThrow(CloudFrontException.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .build())
                        .build());

        assertThatThrownBy(() -> account.distribution("E1"))
                .hasMessage("no permission for cloudfront:GetDistribution on distribution E1");
    }

    @ParameterizedTest
    @CsvSource({"Enabled,true", "Disabled,false"})
    void additional_metrics_are_on_when_the_subscription_says_so(String status, boolean on) {
        when(cloudFront.getMonitoringSubscription(
                        ArgumentMatchers.<Consumer<GetMonitoringSubscriptionRequest.Builder>>any()))
                .thenReturn(GetMonitoringSubscriptionResponse.builder()
                        .monitoringSubscription(m ->
                                m.realtimeMetricsSubscriptionConfig(c -> c.realtimeMetricsSubscriptionStatus(status)))
                        .build());

        assertThat(account.hasAdditionalMetrics("E1")).isEqualTo(on);
    }

    @Test
    void without_a_subscription_additional_metrics_are_off() {
        when(cloudFront.getMonitoringSubscription(
                        ArgumentMatchers.<Consumer<GetMonitoringSubscriptionRequest.Builder>>any()))
                .thenThrow(NoSuchMonitoringSubscriptionException.builder().build());

        assertThat(account.hasAdditionalMetrics("E1")).isFalse();
    }

    @Test
    void metric_and_composite_alarms_of_every_page_are_read() {
        when(cloudWatch.describeAlarms(any(DescribeAlarmsRequest.class)))
                .thenReturn(DescribeAlarmsResponse.builder()
                        .metricAlarms(MetricAlarm.builder()
                                .alarmName("metric")
                                .stateValue("OK")
                                .actionsEnabled(true)
                                .alarmActions("arn:rollback")
                                .build())
                        .nextToken("more")
                        .build())
                .thenReturn(DescribeAlarmsResponse.builder()
                        .compositeAlarms(CompositeAlarm.builder()
                                .alarmName("composite")
                                .stateValue("ALARM")
                                .actionsEnabled(false)
                                .build())
                        .build());

        assertThat(account.alarms(List.of("metric", "composite", "gone")))
                .containsExactly(
                        new AlarmState("metric", State.OK, true, List.of("arn:rollback")),
                        new AlarmState("composite", State.ALARM, false, List.of()));
    }

    @Test
    void composite_alarms_are_asked_for_by_type_and_names_by_the_hundred() {
        var asked = ArgumentCaptor.forClass(DescribeAlarmsRequest.class);
        when(cloudWatch.describeAlarms(asked.capture()))
                .thenReturn(DescribeAlarmsResponse.builder().build());

        account.alarms(IntStream.range(0, 101).mapToObj(i -> "alarm-" + i).toList());

        assertThat(asked.getAllValues())
                .extracting(request -> request.alarmNames().size())
                .containsExactly(100, 1);
        assertThat(asked.getAllValues())
                .allSatisfy(request -> assertThat(request.alarmTypes())
                        .containsExactly(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
    }

    @Test
    void a_state_from_the_future_is_nothing_to_rely_on() {
        when(cloudWatch.describeAlarms(any(DescribeAlarmsRequest.class)))
                .thenReturn(DescribeAlarmsResponse.builder()
                        .metricAlarms(MetricAlarm.builder()
                                .alarmName("metric")
                                .stateValue("DREAMING")
                                .build())
                        .build());

        assertThat(account.alarms(List.of("metric")))
                .containsExactly(new AlarmState("metric", State.INSUFFICIENT_DATA, false, List.of()));
    }

    @Test
    void nobody_is_asked_about_no_alarms() {
        assertThat(account.alarms(List.of())).isEmpty();
        Mockito.verifyNoInteractions(cloudWatch);
    }

    @ParameterizedTest
    @CsvSource({"LastKnownStatus,LastKnownStatus", ",''"})
    void a_health_check_is_read_with_what_it_says_without_data(String configured, String read) {
        when(route53.getHealthCheck(ArgumentMatchers.<Consumer<GetHealthCheckRequest.Builder>>any()))
                .thenReturn(GetHealthCheckResponse.builder()
                        .healthCheck(h -> h.id("hc-1")
                                .healthCheckConfig(HealthCheckConfig.builder()
                                        .disabled(false)
                                        .insufficientDataHealthStatus(configured)
                                        .build()))
                        .build());

        assertThat(account.healthCheck("hc-1")).contains(new HealthCheckState("hc-1", false, read));
    }

    @Test
    void a_health_check_that_is_not_there_is_no_failure() {
        when(route53.getHealthCheck(ArgumentMatchers.<Consumer<GetHealthCheckRequest.Builder>>any()))
                .thenThrow(NoSuchHealthCheckException.builder().build());

        assertThat(account.healthCheck("hc-1")).isEmpty();
    }
}
