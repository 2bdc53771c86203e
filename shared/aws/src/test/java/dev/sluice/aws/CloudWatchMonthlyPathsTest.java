package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class CloudWatchMonthlyPathsTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private final CloudWatchClient cloudWatch = Mockito.mock(CloudWatchClient.class);
    private final CloudWatchMonthlyPaths paths =
            new CloudWatchMonthlyPaths(cloudWatch, InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));

    @Test
    void every_distribution_of_every_page_counts() {
        Mockito.when(cloudWatch.getMetricData(ArgumentMatchers.<Consumer<GetMetricDataRequest.Builder>>any()))
                .thenAnswer(call -> page("more", 3.0, 4.0))
                .thenAnswer(call -> page(null, 5.0));

        assertThat(paths.billedSince(MARCH)).isEqualTo(12);
    }

    @Test
    void what_nobody_can_say_is_a_failure_with_its_cure() {
        Mockito.when(cloudWatch.getMetricData(ArgumentMatchers.<Consumer<GetMetricDataRequest.Builder>>any()))
                .thenThrow(SdkClientException.create("no route"));

        assertThatThrownBy(() -> paths.billedSince(MARCH))
                .hasMessageContaining("cloudwatch:GetMetricData failed for metric BilledPaths: no route");
    }

    private static GetMetricDataResponse page(String next, Double... values) {
        return GetMetricDataResponse.builder()
                .nextToken(next)
                .metricDataResults(
                        MetricDataResult.builder().id("billed").values(values).build())
                .build();
    }
}
