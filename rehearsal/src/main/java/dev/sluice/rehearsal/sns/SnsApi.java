package dev.sluice.rehearsal.sns;

import dev.sluice.rehearsal.aws.AwsError;
import java.util.Objects;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** SNS's operations on the simulated topics, in the words of the SDK. */
final class SnsApi implements SnsClient {

    private final SimulatedSns sns;

    SnsApi(SimulatedSns sns) {
        this.sns = sns;
    }

    /** SNS API Reference, Publish: a subject is ASCII, without line breaks, and shorter than 100 characters. */
    @Override
    public PublishResponse publish(PublishRequest request) {
        var topic = sns.byArn(request.topicArn())
                .orElseThrow(() -> AwsError.of(NotFoundException.builder(), 404, "NotFound", "Topic does not exist"));
        var subject = Objects.requireNonNullElse(request.subject(), "");
        if (!subject.matches("[\\x20-\\x7E]{0,99}")) {
            throw AwsError.of(
                    InvalidParameterException.builder(), 400, "InvalidParameter", "Invalid parameter: Subject");
        }
        topic.publish(subject, request.message());
        return PublishResponse.builder()
                .messageId("%s-%d".formatted(topic.name(), topic.notices().size()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
