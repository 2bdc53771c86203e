package dev.sluice.domain.planner;

import static java.lang.Character.digit;

/**
 * How much two paths have in common, in whole characters of the key they were made from: a wildcard that ends inside
 * {@code %E4%B8%AD} means nothing, neither after {@code %E} nor after {@code %E4}.
 */
final class PathPrefix {

    private static final int ESCAPE = "%20".length();

    private PathPrefix() {}

    /**
     * The length of the longest common prefix that ends between two characters.
     *
     * @param known so many first characters are known to be equal
     */
    static int common(String a, String b, int known) {
        return whole(a, mismatch(a, b, known, a.length()));
    }

    /** The first index from {@code known} on at which the two differ, at most {@code limit} and the length of each. */
    static int mismatch(String a, String b, int known, int limit) {
        int end = Math.min(limit, b.length());
        int i = known;
        while (i < end && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    /** The longest prefix of at most {@code length} characters that cuts neither an escape nor a UTF-8 sequence of them. */
    private static int whole(String path, int length) {
        for (int open = length - 1; open > length - ESCAPE && open >= 0; open--) {
            if (path.charAt(open) == '%') {
                return whole(path, open);
            }
        }
        int sequence = length;
        for (int octets = 1; octets <= 3; octets++) {
            sequence -= ESCAPE;
            int octet = octet(path, sequence);
            if (octet >= 0xC0) {
                return octets < (octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : 2) ? sequence : length;
            }
            if (octet < 0x80) {
                return length;
            }
        }
        return length;
    }

    /** The octet escaped at {@code i}, or a negative number when there is none. */
    private static int octet(String path, int i) {
        return i < 0 || path.charAt(i) != '%' ? -1 : digit(path.charAt(i + 1), 16) << 4 | digit(path.charAt(i + 2), 16);
    }
}
