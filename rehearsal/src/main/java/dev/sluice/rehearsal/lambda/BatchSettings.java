package dev.sluice.rehearsal.lambda;

import java.time.Duration;

/**
 * How a poller groups messages (Lambda Developer Guide, Using Lambda with Amazon SQS).
 *
 * @param size the most messages of a batch, 1–10,000
 * @param window how long to wait for more after the first, 0–300 s; at least 1 s for batches above 10
 * @param maximumConcurrency the most batches at once, 2–1,000
 */
public record BatchSettings(int size, Duration window, int maximumConcurrency) {

    /** Lambda hands over at most this many bytes of records at a time: 6 MB. */
    static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    public BatchSettings {
        if (size < 1 || size > 10_000) {
            throw new IllegalArgumentException("a batch has 1 to 10,000 messages, not " + size);
        }
        if (window.isNegative() || window.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("a batching window is 0 to 300 s, not " + window);
        }
        if (size > 10 && window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a batch of %d messages needs a window of at least 1 s".formatted(size));
        }
        if (maximumConcurrency < 2 || maximumConcurrency > 1_000) {
            throw new IllegalArgumentException("MaximumConcurrency is 2 to 1,000, not " + maximumConcurrency);
        }
    }
}
