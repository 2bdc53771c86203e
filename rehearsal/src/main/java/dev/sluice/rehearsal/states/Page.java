package dev.sluice.rehearsal.states;

import java.util.List;

/**
 * A part of a listing.
 *
 * @param nextToken asks for the next part; null after the last
 */
record Page<T>(List<T> items, String nextToken) {

    private static final int USUAL_SIZE = 100;
    private static final int LARGEST_SIZE = 1_000;

    /**
     * @param token of the part before; null for the first
     * @param size 1–1,000; null or 0 for 100, as in the API
     */
    static <T> Page<T> of(List<T> all, String token, Integer size) {
        int from = token == null ? 0 : Integer.parseInt(token);
        int length = size == null || size == 0 ? USUAL_SIZE : Math.min(size, LARGEST_SIZE);
        int to = Math.min(all.size(), from + length);
        return new Page<>(
                List.copyOf(all.subList(Math.min(from, to), to)), to < all.size() ? String.valueOf(to) : null);
    }
}
