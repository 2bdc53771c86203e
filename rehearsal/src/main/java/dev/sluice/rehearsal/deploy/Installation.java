package dev.sluice.rehearsal.deploy;

import dev.sluice.rehearsal.lambda.BatchSettings;
import dev.sluice.rehearsal.sqs.Queue;
import dev.sluice.rehearsal.sqs.QueueSettings;
import java.time.Duration;

/** What {@code template.yaml} installs where its parameters are left alone. A test holds the two together. */
public final class Installation {

    public static final BatchSettings UPLOAD_BATCHES = new BatchSettings(10_000, Duration.ofSeconds(20), 2);
    public static final BatchSettings MARKER_BATCHES = new BatchSettings(1, Duration.ZERO, 2);

    /** After as many deliveries the function gives a message up, with a reason. */
    public static final int MAX_RECEIVES = 5;

    public static final int MAX_LISTED = 100_000;

    /** Timeouts of the functions. */
    public static final Duration INVALIDATE = Duration.ofMinutes(5);

    static final Duration VERIFY_FRESHNESS = Duration.ofMinutes(2);
    static final Duration PURGE_AGAIN = Duration.ofMinutes(1);
    static final Duration REPORT_DEPLOY = Duration.ofMinutes(1);

    static final Duration SUMMARY_INTERVAL = Duration.ofMinutes(5);
    static final long MONTHLY_PATHS = 1_000;

    private static final int REDRIVE = 8;

    private Installation() {}

    public static QueueSettings uploads(Queue deadLetters) {
        return new QueueSettings(Duration.ofMinutes(35), REDRIVE, deadLetters);
    }

    public static QueueSettings markers(Queue deadLetters) {
        return new QueueSettings(Duration.ofMinutes(30), REDRIVE, deadLetters);
    }
}
