package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;

/** Service Authorization Reference, Amazon CloudWatch. */
final class CloudWatchTerms {

    static final AwsService SERVICE =
            new AwsService(CloudWatchTerms::action, CloudWatchException::builder, 400, "Throttling");

    private CloudWatchTerms() {}

    private static Action action(SdkRequest request) {
        return switch (request) {
            case GetMetricDataRequest get -> new Action("cloudwatch:GetMetricData", "*");
            default -> throw new IllegalArgumentException("no CloudWatch action for " + AwsService.operation(request));
        };
    }
}
