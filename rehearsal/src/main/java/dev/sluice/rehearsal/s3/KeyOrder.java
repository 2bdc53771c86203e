package dev.sluice.rehearsal.s3;

import java.util.Comparator;

/**
 * S3 lists keys in UTF-8 byte order (S3 User Guide, Listing object keys), which is the order of code points. Java's own
 * differs where a surrogate pair meets a character above it.
 */
final class KeyOrder implements Comparator<String> {

    static final KeyOrder UTF_8 = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return rank(l) - rank(r);
            }
        }
        return left.length() - right.length();
    }

    /** Moves surrogates above U+FFFF's neighbours, where the characters they stand for belong. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x2000 : c >= 0xE000 ? c - 0x800 : c;
    }
}
