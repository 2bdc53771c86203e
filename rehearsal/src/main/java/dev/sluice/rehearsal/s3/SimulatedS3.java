package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.aws.SimulatedAws;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;

/** All buckets. Scenarios use the buckets directly; handlers go through a client. */
public final class SimulatedS3 {

    private final SimulatedAws aws;
    private final Map<String, Bucket> buckets = new TreeMap<>();

    public SimulatedS3(SimulatedAws aws) {
        this.aws = aws;
    }

    public Bucket createBucket(String name, Versioning versioning) {
        var bucket = new Bucket(name, versioning, aws.world());
        if (buckets.putIfAbsent(name, bucket) != null) {
            throw new IllegalArgumentException("bucket %s is there already".formatted(name));
        }
        return bucket;
    }

    public Optional<Bucket> bucket(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    /** A client with {@code caller}'s credentials. */
    public S3Client client(String caller) {
        return aws.client(S3Client.class, new S3Api(this), S3Terms.SERVICE, caller);
    }
}
