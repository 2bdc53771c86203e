package dev.sluice.rehearsal.sqs;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import dev.sluice.rehearsal.aws.SimulatedAws;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Service Authorization Reference, Amazon SQS. */
final class SqsTerms {

    static final AwsService SERVICE = new AwsService(SqsTerms::action, SqsException::builder, 400, "RequestThrottled");

    private SqsTerms() {}

    private static Action action(SdkRequest request) {
        return switch (request) {
            case SendMessageRequest send -> new Action("sqs:SendMessage", arn(send.queueUrl()));
            case ChangeMessageVisibilityBatchRequest change ->
                new Action("sqs:ChangeMessageVisibility", arn(change.queueUrl()));
            default -> throw new IllegalArgumentException("no SQS action for " + AwsService.operation(request));
        };
    }

    private static String arn(String url) {
        var name = url.substring(url.lastIndexOf('/') + 1);
        return "arn:aws:sqs:%s:%s:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }
}
