package dev.sluice.rehearsal.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Requests of one minute that become visible together.
 *
 * @param errors at most {@code requests}
 */
record Counted(long requests, long errors, Instant visibleAt) {

    /** Divides a minute's requests into parts, and deals its errors out to them. */
    static List<Counted> parts(
            Instant minute, long requests, long errors, Publication publication, RandomGenerator random) {
        var end = minute.plus(Duration.ofMinutes(1));
        var parts = new ArrayList<Counted>();
        long requestsLeft = requests;
        long errorsLeft = errors;
        for (var part : publication.draw(random)) {
            long some = Math.round(part.share() * requestsLeft);
            long bad = dealt(errorsLeft, some, requestsLeft, random);
            parts.add(new Counted(some, bad, end.plus(part.after())));
            requestsLeft -= some;
            errorsLeft -= bad;
        }
        return parts;
    }

    /** How many of the errors are among some of the requests. */
    private static long dealt(long errors, long some, long requests, RandomGenerator random) {
        long bad = 0;
        for (long i = 0; i < errors; i++) {
            if (random.nextLong(requests - i) < some - bad) {
                bad++;
            }
        }
        return bad;
    }
}
