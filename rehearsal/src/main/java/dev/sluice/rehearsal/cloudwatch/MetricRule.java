package dev.sluice.rehearsal.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoublePredicate;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The rule of an alarm on one metric, or on an expression over several. */
final class MetricRule implements AlarmRule {

    private final PutMetricAlarmRequest request;
    private final List<MetricDataQuery> metrics;
    private final MetricQueries queries;
    private final String watched;
    private final Duration period;
    private final AlarmEvaluation evaluation;

    /** @throws IllegalArgumentException when CloudWatch would refuse it, or it needs what is not simulated */
    MetricRule(PutMetricAlarmRequest request) {
        this.request = request;
        this.metrics = request.hasMetrics() ? request.metrics() : List.of(single(request));
        this.queries = new MetricQueries(metrics);
        this.watched = metrics.stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .map(MetricDataQuery::id)
                .reduce((one, other) -> {
                    throw new IllegalArgumentException(
                            "alarm %s watches both %s and %s. Let one alone return data".formatted(name(), one, other));
                })
                .orElseThrow(() -> new IllegalArgumentException("alarm %s watches nothing".formatted(name())));
        this.period = Duration.ofSeconds(queries.period(watched));
        if (period.toSeconds() < 60) {
            throw new IllegalArgumentException(
                    "alarm %s: only periods of whole minutes are simulated, not %s".formatted(name(), period));
        }
        this.evaluation = new AlarmEvaluation(
                breach(request),
                request.evaluationPeriods(),
                Objects.requireNonNullElse(request.datapointsToAlarm(), request.evaluationPeriods()),
                missing());
    }

    @Override
    public String name() {
        return request.alarmName();
    }

    @Override
    public String description() {
        return Objects.requireNonNullElse(request.alarmDescription(), "");
    }

    @Override
    public Boolean actionsEnabled() {
        return request.actionsEnabled();
    }

    @Override
    public List<String> actions(StateValue value) {
        return switch (value) {
            case ALARM -> request.alarmActions();
            case OK -> request.okActions();
            default -> request.insufficientDataActions();
        };
    }

    @Override
    public Optional<AlarmState> judge(Alarm.Sight sight, AlarmState present) {
        var grid = Grid.endingAt(sight.now(), (int) period.toSeconds(), evaluation.range());
        var values = queries.read(watched, sight.metrics(), grid, sight.now());
        return evaluation
                .judge(values)
                .filter(state -> state != present.value())
                .map(state -> new MetricReason(this, grid, values, sight.now()).state(present.value(), state));
    }

    PutMetricAlarmRequest request() {
        return request;
    }

    /** The metrics and expressions; one for an alarm on a single metric. */
    List<MetricDataQuery> metrics() {
        return metrics;
    }

    AlarmEvaluation evaluation() {
        return evaluation;
    }

    Duration period() {
        return period;
    }

    String missing() {
        return Objects.requireNonNullElse(request.treatMissingData(), "missing");
    }

    private static MetricDataQuery single(PutMetricAlarmRequest request) {
        var statistic = Objects.requireNonNullElse(request.extendedStatistic(), request.statisticAsString());
        return MetricDataQuery.builder()
                .id(UUID.nameUUIDFromBytes(request.alarmName().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .metricStat(stat -> stat.metric(metric -> metric.namespace(request.namespace())
                                .metricName(request.metricName())
                                .dimensions(request.dimensions()))
                        .period(request.period())
                        .stat(statistic))
                .returnData(true)
                .build();
    }

    private static DoublePredicate breach(PutMetricAlarmRequest request) {
        double threshold = request.threshold();
        return switch (request.comparisonOperator()) {
            case GREATER_THAN_THRESHOLD -> value -> value > threshold;
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value -> value >= threshold;
            case LESS_THAN_THRESHOLD -> value -> value < threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value -> value <= threshold;
            default ->
                throw new IllegalArgumentException("alarm %s: comparison %s is not simulated"
                        .formatted(request.alarmName(), request.comparisonOperatorAsString()));
        };
    }
}
