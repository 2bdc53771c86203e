package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Region region(SdkClient client) {
        try (client) {
            return ((AwsServiceClientConfiguration) client.serviceClientConfiguration()).region();
        }
    }
}
