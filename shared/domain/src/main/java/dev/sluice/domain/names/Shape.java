package dev.sluice.domain.names;

/**
 * What a stretch of a name is made of.
 *
 * @param length in characters
 * @param dashes of {@code others}: {@code -} and {@code _}
 * @param changes how often a letter follows a digit, or a digit a letter
 * @param isHex only {@code 0-9a-f}
 * @param isBase32 only {@code A-Z2-7}
 * @param isNeat written as people write: between separators each piece is all lower or all upper case or capitalised,
 *     and digits only end it
 */
record Shape(
        int length,
        int upper,
        int lower,
        int digits,
        int others,
        int dashes,
        int changes,
        boolean isHex,
        boolean isBase32,
        boolean isNeat) {

    static Shape of(String text, int from, int to) {
        int upper = 0;
        int lower = 0;
        int digits = 0;
        int dashes = 0;
        int changes = 0;
        boolean hex = true;
        boolean base32 = true;
        boolean neat = true;
        int before = CharKind.OTHER;
        int last = CharKind.OTHER;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int kind = CharKind.of(c);
            switch (kind) {
                case CharKind.UPPER -> upper++;
                case CharKind.LOWER -> lower++;
                case CharKind.DIGIT -> digits++;
                default -> dashes += c == '-' || c == '_' ? 1 : 0;
            }
            hex &= kind == CharKind.DIGIT || (c >= 'a' && c <= 'f');
            base32 &= kind == CharKind.UPPER || (c >= '2' && c <= '7');
            boolean letter = CharKind.isLetter(kind);
            if (letter && last == CharKind.DIGIT) {
                changes++;
                neat = false;
            } else if (kind == CharKind.DIGIT && CharKind.isLetter(last)) {
                changes++;
            } else if (kind == CharKind.UPPER && last == CharKind.LOWER) {
                neat = false;
            } else if (kind == CharKind.LOWER && last == CharKind.UPPER && before == CharKind.UPPER) {
                neat = false;
            }
            before = last;
            last = kind;
        }
        int others = to - from - upper - lower - digits;
        return new Shape(to - from, upper, lower, digits, others, dashes, changes, hex, base32, neat);
    }

    /** Whether it has both letters and decimal digits. */
    boolean isMixed() {
        return digits > 0 && upper + lower > 0;
    }

    boolean isBase36() {
        return upper + others == 0;
    }

    boolean isBase64Url() {
        return others == dashes;
    }

    /** The smallest alphabet that has all the characters. */
    Alphabet alphabet() {
        if (isHex) {
            return Alphabet.HEX;
        }
        if (isBase32) {
            return Alphabet.BASE32;
        }
        return isBase36() ? Alphabet.BASE36 : Alphabet.BASE64URL;
    }
}
