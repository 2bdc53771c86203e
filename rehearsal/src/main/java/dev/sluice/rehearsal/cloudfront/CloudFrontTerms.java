package dev.sluice.rehearsal.cloudfront;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import dev.sluice.rehearsal.aws.SimulatedAws;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.GetMonitoringSubscriptionRequest;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsRequest;

/** Service Authorization Reference, Amazon CloudFront. */
final class CloudFrontTerms {

    static final String THROTTLING = "Throttling";

    static final AwsService SERVICE =
            new AwsService(CloudFrontTerms::action, CloudFrontException::builder, 400, THROTTLING);

    private CloudFrontTerms() {}

    private static Action action(SdkRequest request) {
        var resource = switch (request) {
            case CreateInvalidationRequest create -> "distribution/" + create.distributionId();
            case GetInvalidationRequest get -> "distribution/" + get.distributionId();
            case ListInvalidationsRequest list -> "distribution/" + list.distributionId();
            case GetDistributionRequest get -> "distribution/" + get.id();
            case GetMonitoringSubscriptionRequest get -> "distribution/" + get.distributionId();
            case GetCachePolicyRequest get -> "cache-policy/" + get.id();
            default -> throw new IllegalArgumentException("no CloudFront action for " + AwsService.operation(request));
        };
        return new Action(
                "cloudfront:" + AwsService.operation(request),
                "arn:aws:cloudfront::%s:%s".formatted(SimulatedAws.ACCOUNT, resource));
    }
}
