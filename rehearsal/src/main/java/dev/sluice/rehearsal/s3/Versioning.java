package dev.sluice.rehearsal.s3;

/** S3 User Guide, Versioning: the three states of a bucket. Once enabled it can only be suspended. */
public enum Versioning {
    NEVER,
    ENABLED,
    SUSPENDED
}
