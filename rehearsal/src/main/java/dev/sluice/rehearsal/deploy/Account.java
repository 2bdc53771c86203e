package dev.sluice.rehearsal.deploy;

import dev.sluice.domain.time.Time;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a function of the simulated account is given to work with. */
record Account(
        S3Client s3,
        CloudFrontClient cloudFront,
        SqsClient sqs,
        SfnClient stepFunctions,
        String distributionId,
        String deadLetterQueueUrl,
        String freshnessStateMachineArn,
        Time time) {}
