package dev.sluice.rehearsal.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rehearsal.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

final class TopicTest {

    private final Stage stage = new Stage(1);
    private final SimulatedSns sns = new SimulatedSns(stage.aws);
    private final Topic topic = sns.createTopic("deploys");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void what_is_published_is_kept_and_told() {
        stage.play(() -> sns.client("report")
                .publish(r -> r.topicArn(topic.arn()).subject("fresh").message("after 5 s")));

        assertThat(topic.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("fresh");
            assertThat(notice.text()).isEqualTo("after 5 s");
        });
        assertThat(stage.timeline.lines()).contains("deploys", "fresh", "sns:Publish on " + topic.arn() + ": ok");
    }

    @Test
    void a_topic_that_is_not_there_takes_nothing() {
        stage.play(() -> catchThrowableOfType(
                NotFoundException.class,
                () -> sns.client("report")
                        .publish(r -> r.topicArn(topic.arn() + "x").message("text"))));

        assertThat(topic.notices()).isEmpty();
        assertThat(stage.aws.log().calls())
                .last()
                .satisfies(call -> assertThat(call.outcome()).isEqualTo("NotFound"));
    }

    @Test
    void a_subject_of_two_lines_is_refused_as_sns_does() {
        var error = stage.play(() -> catchThrowableOfType(
                InvalidParameterException.class,
                () -> sns.client("report")
                        .publish(r -> r.topicArn(topic.arn()).subject("a\nb").message("text"))));

        assertThat(error).hasMessageContaining("Subject");
    }
}
