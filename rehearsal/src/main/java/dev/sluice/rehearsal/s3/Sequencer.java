package dev.sluice.rehearsal.s3;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The sequencers of a bucket's events: hexadecimal, of varying length, and in order only when the shorter is padded with
 * zeros on the right (S3 User Guide, Event message structure).
 */
final class Sequencer {

    private static final int DIGITS = 18;

    private final RandomGenerator random;
    private long last = 0x55AED6DCD90281L;

    Sequencer(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        int trailingZeroBytes = random.nextInt(3);
        long step = 1L << (8 * trailingZeroBytes);
        last = (last / step + 1) * step;
        var padded = String.format(Locale.ROOT, "%0" + DIGITS + "X", last);
        return padded.substring(0, DIGITS - 2 * trailingZeroBytes);
    }
}
