package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.aws.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's operations on the simulated buckets, in the words of the SDK. */
final class S3Api implements S3Client {

    /** S3 User Guide, Object metadata: what an object has when the uploader gave no type. */
    private static final String DEFAULT_TYPE = "binary/octet-stream";

    private final SimulatedS3 s3;

    S3Api(SimulatedS3 s3) {
        this.s3 = s3;
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        var bucket = bucket(request.bucket());
        var content =
                Content.of(bytes(body)).withContentType(request.contentType()).withCacheControl(request.cacheControl());
        var version = bucket.put(request.key(), content);
        return PutObjectResponse.builder()
                .eTag(quoted(content.etag()))
                .versionId(visible(bucket, version))
                .build();
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        var bucket = bucket(request.bucket());
        if (request.versionId() == null) {
            var marker = bucket.delete(request.key());
            return DeleteObjectResponse.builder()
                    .deleteMarker(marker.isPresent() ? true : null)
                    .versionId(marker.map(ObjectVersion::versionId).orElse(null))
                    .build();
        }
        var gone = bucket.deleteVersion(request.key(), request.versionId());
        return DeleteObjectResponse.builder()
                .deleteMarker(gone.filter(ObjectVersion::isDeleteMarker).isPresent() ? true : null)
                .versionId(request.versionId())
                .build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        var bucket = bucket(request.bucket());
        var version = find(bucket, request.key(), request.versionId());
        return HeadObjectResponse.builder()
                .eTag(quoted(version.content().etag()))
                .contentLength(version.content().size())
                .contentType(contentType(version))
                .cacheControl(version.content().cacheControl())
                .lastModified(version.lastModified())
                .versionId(visible(bucket, version))
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        var bucket = bucket(request.bucket());
        var version = find(bucket, request.key(), request.versionId());
        var bytes = version.content()
                .bytes()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "%s is known by its ETag only: put it with its bytes to read it".formatted(request.key())));
        var response = GetObjectResponse.builder()
                .eTag(quoted(version.content().etag()))
                .contentLength(version.content().size())
                .contentType(contentType(version))
                .cacheControl(version.content().cacheControl())
                .lastModified(version.lastModified())
                .versionId(visible(bucket, version))
                .build();
        try {
            return transformer.transform(response, AbortableInputStream.create(new ByteArrayInputStream(bytes)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the response transformer failed on " + request.key(), e);
        }
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return new ObjectListing(bucket(request.bucket())).page(request);
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        return new VersionListing(bucket(request.bucket())).page(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    static String quoted(String etag) {
        return '"' + etag + '"';
    }

    private Bucket bucket(String name) {
        return s3.bucket(name)
                .orElseThrow(() -> AwsError.of(
                        NoSuchBucketException.builder(), 404, "NoSuchBucket", "The specified bucket does not exist"));
    }

    private static ObjectVersion find(Bucket bucket, String key, String versionId) {
        if (versionId == null) {
            return bucket.current(key).orElseThrow(S3Api::noSuchKey);
        }
        var version = bucket.version(key, versionId).orElseThrow(S3Api::noSuchKey);
        if (version.isDeleteMarker()) {
            throw AwsError.of(
                    S3Exception.builder(),
                    405,
                    "MethodNotAllowed",
                    "The specified method is not allowed against this resource.");
        }
        return version;
    }

    private static RuntimeException noSuchKey() {
        return AwsError.of(NoSuchKeyException.builder(), 404, "NoSuchKey", "The specified key does not exist.");
    }

    private static String contentType(ObjectVersion version) {
        var type = version.content().contentType();
        return type == null ? DEFAULT_TYPE : type;
    }

    /** S3 names no version of a bucket that never kept any. */
    private static String visible(Bucket bucket, ObjectVersion version) {
        return bucket.versioning() == Versioning.NEVER ? null : version.versionId();
    }

    private static byte[] bytes(RequestBody body) {
        try (var stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
