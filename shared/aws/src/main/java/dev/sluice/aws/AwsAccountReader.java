package dev.sluice.aws;

import dev.sluice.domain.preflight.AccountReader;
import dev.sluice.domain.preflight.AlarmState;
import dev.sluice.domain.preflight.AlarmState.State;
import dev.sluice.domain.preflight.DistributionState;
import dev.sluice.domain.preflight.HealthCheckState;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchMonitoringSubscriptionException;
import software.amazon.awssdk.services.cloudfront.model.RealtimeMetricsSubscriptionStatus;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;

/** The account as CloudFront, CloudWatch and Route 53 describe it. */
public final class AwsAccountReader implements AccountReader {

    /** CloudWatch API Reference, DescribeAlarms. */
    private static final int NAMES_IN_A_CALL = 100;

    private final CloudFrontClient cloudFront;
    private final CloudWatchClient cloudWatch;
    private final Route53Client route53;

    /** @param cloudWatch of us-east-1, where CloudFront's metrics are and so the alarms on them */
    public AwsAccountReader(CloudFrontClient cloudFront, CloudWatchClient cloudWatch, Route53Client route53) {
        this.cloudFront = cloudFront;
        this.cloudWatch = cloudWatch;
        this.route53 = route53;
    }

    @Override
    public Optional<DistributionState> distribution(String id) {
        return SdkFailure.translate("cloudfront:GetDistribution", "distribution " + id, () -> {
            try {
                return Optional.of(
                        state(cloudFront.getDistribution(r -> r.id(id)).distribution()));
            } catch (NoSuchDistributionException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public boolean hasAdditionalMetrics(String distributionId) {
        return SdkFailure.translate("cloudfront:GetMonitoringSubscription", "distribution " + distributionId, () -> {
            try {
                return cloudFront
                                .getMonitoringSubscription(r -> r.distributionId(distributionId))
                                .monitoringSubscription()
                                .realtimeMetricsSubscriptionConfig()
                                .realtimeMetricsSubscriptionStatus()
                        == RealtimeMetricsSubscriptionStatus.ENABLED;
            } catch (NoSuchMonitoringSubscriptionException _) {
                return false;
            }
        });
    }

    @Override
    public List<AlarmState> alarms(Collection<String> names) {
        return names.stream()
                .gather(Gatherers.windowFixed(NAMES_IN_A_CALL))
                .flatMap(some -> describe(some).stream())
                .toList();
    }

    @Override
    public Optional<HealthCheckState> healthCheck(String id) {
        return SdkFailure.translate("route53:GetHealthCheck", "health check " + id, () -> {
            try {
                return Optional.of(
                        state(route53.getHealthCheck(r -> r.healthCheckId(id)).healthCheck()));
            } catch (NoSuchHealthCheckException _) {
                return Optional.empty();
            }
        });
    }

    /** Composite alarms come only to those who ask for them by type. */
    private List<AlarmState> describe(List<String> names) {
        return SdkFailure.translate(
                "cloudwatch:DescribeAlarms",
                "alarms " + String.join(", ", names),
                () -> cloudWatch
                        .describeAlarmsPaginator(r -> r.alarmNames(names)
                                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                .maxRecords(NAMES_IN_A_CALL))
                        .stream()
                        .flatMap(AwsAccountReader::states)
                        .toList());
    }

    private static DistributionState state(Distribution distribution) {
        var config = distribution.distributionConfig();
        return new DistributionState(
                distribution.arn(),
                distribution.domainName(),
                "Deployed".equalsIgnoreCase(distribution.status()),
                Boolean.TRUE.equals(config.enabled()),
                config.aliases() == null ? List.of() : config.aliases().items());
    }

    private static Stream<AlarmState> states(DescribeAlarmsResponse page) {
        return Stream.concat(
                page.metricAlarms().stream().map(AwsAccountReader::state),
                page.compositeAlarms().stream().map(AwsAccountReader::state));
    }

    private static AlarmState state(MetricAlarm alarm) {
        return new AlarmState(
                alarm.alarmName(),
                state(alarm.stateValue()),
                Boolean.TRUE.equals(alarm.actionsEnabled()),
                alarm.alarmActions());
    }

    private static AlarmState state(CompositeAlarm alarm) {
        return new AlarmState(
                alarm.alarmName(),
                state(alarm.stateValue()),
                Boolean.TRUE.equals(alarm.actionsEnabled()),
                alarm.alarmActions());
    }

    /** A state of which the SDK does not know the name is none to rely on. */
    private static State state(StateValue value) {
        return switch (value) {
            case OK -> State.OK;
            case ALARM -> State.ALARM;
            case INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION -> State.INSUFFICIENT_DATA;
        };
    }

    private static HealthCheckState state(HealthCheck check) {
        var config = check.healthCheckConfig();
        return new HealthCheckState(
                check.id(),
                Boolean.TRUE.equals(config.disabled()),
                Objects.requireNonNullElse(config.insufficientDataHealthStatusAsString(), ""));
    }
}
