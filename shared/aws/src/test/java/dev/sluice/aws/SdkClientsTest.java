package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;

class SdkClientsTest {

    private static final String REGION = SdkSystemSetting.AWS_REGION.property();

    private final String before = System.getProperty(REGION);

    @BeforeEach
    void settle() {
        System.setProperty(REGION, "eu-central-1");
    }

    @AfterEach
    void leave() {
        if (before == null) {
            System.clearProperty(REGION);
        } else {
            System.setProperty(REGION, before);
        }
    }

    @Test
    void buckets_and_queues_are_looked_for_in_the_usual_region() {
        assertThat(region(SdkClients.s3())).isEqualTo(Region.EU_CENTRAL_1);
        assertThat(region(SdkClients.sqs())).isEqualTo(Region.EU_CENTRAL_1);
    }

    @Test
    void cloudfront_is_the_same_everywhere() {
        assertThat(region(SdkClients.cloudFront())).isEqualTo(Region.AWS_GLOBAL);
    }

    @Test
    void route_53_is_the_same_everywhere() {
        assertThat(region(SdkClients.route53())).isEqualTo(Region.AWS_GLOBAL);
        assertThat(region(SdkClients.route53(Deadline.ROLLBACK))).isEqualTo(Region.AWS_GLOBAL);
    }

    @Test
    void a_rollback_does_not_wait_for_a_server_that_says_nothing() {
        for (var client : List.of(
                SdkClients.route53(Deadline.ROLLBACK),
                SdkClients.stepFunctions(Deadline.ROLLBACK),
                SdkClients.sns(Deadline.ROLLBACK))) {
            try (client) {
                var settings = client.serviceClientConfiguration().overrideConfiguration();

                assertThat(settings.apiCallAttemptTimeout()).contains(Duration.ofSeconds(5));
                assertThat(settings.apiCallTimeout()).contains(Duration.ofSeconds(20));
            }
        }
    }

    @Test
    void metrics_are_looked_for_where_cloudfront_has_them() {
        assertThat(region(SdkClients.cloudWatch())).isEqualTo(Region.US_EAST_1);
    }

    private static Region region(SdkClient client) {
        try (client) {
            return ((AwsServiceClientConfiguration) client.serviceClientConfiguration()).region();
        }
    }
}
