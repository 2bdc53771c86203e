package dev.sluice.rehearsal.s3;

import java.time.Instant;
import java.util.Optional;

/** The two ways in which S3 tells of a change. */
public enum EventShape {

    /** A bucket notification: {@code Records}, key form-encoded (S3 User Guide, Event message structure). */
    NOTIFICATION {
        @Override
        String event(BucketChange change) {
            return BucketNotification.of(change);
        }

        @Override
        Optional<String> greeting(String bucket, Instant now) {
            return Optional.of(BucketNotification.test(bucket, now));
        }
    },

    /** An EventBridge event: {@code detail}, key as it is (S3 User Guide, EventBridge event structure). */
    EVENTBRIDGE {
        @Override
        String event(BucketChange change) {
            return BucketEvent.of(change);
        }

        @Override
        Optional<String> greeting(String bucket, Instant now) {
            return Optional.empty();
        }
    };

    /** The event as JSON. */
    abstract String event(BucketChange change);

    /** What S3 sends when the subscription is made. */
    abstract Optional<String> greeting(String bucket, Instant now);
}
