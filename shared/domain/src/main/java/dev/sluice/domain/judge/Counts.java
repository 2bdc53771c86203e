package dev.sluice.domain.judge;

/**
 * What one arm served in one minute.
 *
 * @param requests 0–10^12
 * @param errors how many of them failed, 0–{@code requests}
 */
public record Counts(long requests, long errors) {

    /** No requests: an arm that is absent, idle or not measured. */
    public static final Counts NONE = new Counts(0, 0);

    /** No site is asked more often in a minute, and sums over years of minutes stay exact. */
    public static final long MOST = 1_000_000_000_000L;

    /**
     * @throws IllegalArgumentException when a count is negative or beyond {@link #MOST}, or errors exceed requests; the
     *     message has the cure
     */
    public Counts {
        if (requests < 0 || errors < 0) {
            throw new IllegalArgumentException(
                    "%d errors in %d requests: a counter went backwards. Give what each minute added, not running totals"
                            .formatted(errors, requests));
        }
        if (requests > MOST) {
            throw new IllegalArgumentException(
                    "%d requests are too many for one minute. Give what each minute added, not running totals"
                            .formatted(requests));
        }
        if (errors > requests) {
            throw new IllegalArgumentException(
                    "%d errors in %d requests: more errors than requests. Take both from the same minute and the same arm"
                            .formatted(errors, requests));
        }
    }

    public boolean isEmpty() {
        return requests == 0;
    }
}
