package dev.sluice.rehearsal.sns;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Service Authorization Reference, Amazon SNS. */
final class SnsTerms {

    static final AwsService SERVICE = new AwsService(SnsTerms::action, SnsException::builder, 400, "Throttling");

    private SnsTerms() {}

    private static Action action(SdkRequest request) {
        return switch (request) {
            case PublishRequest publish -> new Action("sns:Publish", publish.topicArn());
            default -> throw new IllegalArgumentException("no SNS action for " + AwsService.operation(request));
        };
    }
}
