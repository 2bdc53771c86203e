package dev.sluice.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SDK clients with the usual credentials, region and {@code AWS_ENDPOINT_URL} settings. */
public final class SdkClients {

    private SdkClients() {}

    /** Follows a bucket to its Region. Behind an endpoint of the user's own, buckets are part of the path. */
    public static S3Client s3() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .crossRegionAccessEnabled(true)
                .forcePathStyle(
                        System.getenv("AWS_ENDPOINT_URL") != null || System.getenv("AWS_ENDPOINT_URL_S3") != null)
                .build();
    }

    /** CloudFront is one for all Regions. */
    public static CloudFrontClient cloudFront() {
        return CloudFrontClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.AWS_GLOBAL)
                .build();
    }

    /** CloudFront's metrics, and so the alarms on them and our own metrics, are in us-east-1 alone. */
    public static CloudWatchClient cloudWatch() {
        return CloudWatchClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .build();
    }

    /** Route 53 is one for all Regions. */
    public static Route53Client route53() {
        return Route53Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.AWS_GLOBAL)
                .build();
    }

    /** Route 53 is one for all Regions. */
    public static Route53Client route53(Deadline deadline) {
        return within(deadline, Route53Client.builder().region(Region.AWS_GLOBAL));
    }

    public static SfnClient stepFunctions() {
        return SfnClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static SfnClient stepFunctions(Deadline deadline) {
        return within(deadline, SfnClient.builder());
    }

    public static SnsClient sns() {
        return SnsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static SnsClient sns(Deadline deadline) {
        return within(deadline, SnsClient.builder());
    }

    public static SqsClient sqs() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** The socket has the deadline as well: an interrupt alone does not end a read that blocks. */
    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C within(
            Deadline deadline, B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(deadline.attempt()))
                .overrideConfiguration(
                        c -> c.apiCallAttemptTimeout(deadline.attempt()).apiCallTimeout(deadline.total()))
                .build();
    }
}
