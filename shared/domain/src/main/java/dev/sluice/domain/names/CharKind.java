package dev.sluice.domain.names;

/** What kind of character a name is made of, as small numbers that index the tables of {@link WordModel}. */
final class CharKind {

    static final int UPPER = 0;
    static final int LOWER = 1;
    static final int DIGIT = 2;
    /** {@code - . _ ~} and everything else. */
    static final int OTHER = 3;

    static final int COUNT = 4;

    private CharKind() {}

    static int of(char c) {
        if (c >= 'a' && c <= 'z') {
            return LOWER;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return c >= 'A' && c <= 'Z' ? UPPER : OTHER;
    }

    static boolean isLetter(int kind) {
        return kind <= LOWER;
    }
}
