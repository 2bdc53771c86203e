package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.aws.LoopbackAws.Answer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

class SnsNoticesTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:deploys";

    @Test
    void a_subject_is_cut_and_cleaned_to_what_sns_takes() {
        var sns = Mockito.mock(SnsClient.class);
        var published = ArgumentCaptor.<Consumer<PublishRequest.Builder>>captor();

        new SnsNotices(sns, TOPIC).send("fresh \u2713\n" + "x".repeat(200), "text");

        Mockito.verify(sns).publish(published.capture());
        var request =
                PublishRequest.builder().applyMutation(published.getValue()).build();
        assertThat(request.subject()).hasSize(99).startsWith("fresh ??xxx");
        assertThat(request.message()).isEqualTo("text");
        assertThat(request.topicArn()).isEqualTo(TOPIC);
    }

    @Test
    void a_topic_that_is_gone_is_named() {
        try (var aws = new LoopbackAws(Answer.of(
                404, "<ErrorResponse><Error><Code>NotFound</Code><Message>gone</Message></Error></ErrorResponse>"))) {
            assertThatThrownBy(() -> new SnsNotices(aws.sns(), TOPIC).send("subject", "text"))
                    .hasMessageContaining("topic " + TOPIC + " does not exist");
        }
    }
}
