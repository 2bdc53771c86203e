package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Service Authorization Reference, Amazon S3: the actions are not named after the operations. */
final class S3Terms {

    static final AwsService SERVICE = new AwsService(S3Terms::action, S3Exception::builder, 503, "SlowDown");

    private S3Terms() {}

    private static Action action(SdkRequest request) {
        return switch (request) {
            case PutObjectRequest put -> object("s3:PutObject", put.bucket(), put.key());
            case GetObjectRequest get -> object(versioned("s3:GetObject", get.versionId()), get.bucket(), get.key());
            case HeadObjectRequest head ->
                object(versioned("s3:GetObject", head.versionId()), head.bucket(), head.key());
            case DeleteObjectRequest delete ->
                object(versioned("s3:DeleteObject", delete.versionId()), delete.bucket(), delete.key());
            case ListObjectsV2Request list -> new Action("s3:ListBucket", "arn:aws:s3:::" + list.bucket());
            case ListObjectVersionsRequest list -> new Action("s3:ListBucketVersions", "arn:aws:s3:::" + list.bucket());
            default -> throw new IllegalArgumentException("no S3 action for " + AwsService.operation(request));
        };
    }

    private static String versioned(String action, String versionId) {
        return versionId == null ? action : action + "Version";
    }

    private static Action object(String name, String bucket, String key) {
        return new Action(name, "arn:aws:s3:::%s/%s".formatted(bucket, key));
    }
}
