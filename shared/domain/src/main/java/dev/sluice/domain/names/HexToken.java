package dev.sluice.domain.names;

/** Tells hexadecimal hashes from dates, numbers, identifiers and the words that use only the letters a to f. */
final class HexToken {

    /** The shortest hash worth a look: webpack configurations of the 2010s used {@code [hash:7]}. */
    static final int SHORTEST = 7;

    /** From here on neither a word nor a number is likely: a hash wherever it stands. */
    static final int LONG = 16;

    private static final int USUAL = 8;
    private static final int SURELY_HASH = 20;
    private static final int MONGO_OBJECT_ID = 24;
    private static final int MD5 = 32;
    private static final int SHA256 = 64;
    private static final int SHA384 = 96;
    private static final int SHA512 = 128;

    private static final int UUID_NODE = 12;
    private static final int UUID_CLOCK = 4;
    private static final int SHORTEST_NUMBER = 9;

    private HexToken() {}

    /**
     * @param from where the last token of the name begins
     * @param shape what that token is made of: at least {@value #SHORTEST} hexadecimal digits
     */
    static HashToken at(KeyName name, int from, Shape shape) {
        boolean hash;
        if (shape.length() >= LONG) {
            hash = isLongHash(name, shape);
        } else if (shape.lower() == 0) {
            hash = DecimalToken.isHash(name, from, shape.length());
        } else {
            hash = shape.digits() > 0 && isShortHash(name, from, shape);
        }
        return hash ? new HashToken(from, from + shape.length(), Alphabet.HEX) : HashToken.NONE;
    }

    /** @param shape of any token of the name, of at least {@value #LONG} hexadecimal digits */
    static boolean isLongHash(KeyName name, Shape shape) {
        int length = shape.length();
        boolean known = (length <= SHA256 && length != MONGO_OBJECT_ID) || length == SHA384 || length == SHA512;
        if (!known || !shape.isMixed()) {
            return false;
        }
        boolean alone = length == name.to() - name.from();
        return name.place() == Place.RECORDS
                ? !alone && length >= MD5
                : !alone || length >= SURELY_HASH || name.isBundled();
    }

    private static boolean isShortHash(KeyName name, int from, Shape shape) {
        if (name.place() == Place.FRAMEWORK) {
            return !isIdentifier(name, from, shape);
        }
        if (name.place() == Place.RECORDS || isIdentifier(name, from, shape)) {
            return false;
        }
        char before = name.before(from);
        if (shape.length() < USUAL) {
            return before == '.' && name.place() != Place.UNKNOWN && name.type() != FileType.DATA;
        }
        return switch (before) {
            case '/' -> name.isBundled() && name.type().isCrafted();
            case '.' -> true;
            default ->
                (name.isBundled() || (name.type().isCrafted() && !isWordWithNumber(name.key(), from, shape)))
                        && !isModuleId(name, from, shape);
        };
    }

    /** The last group of a UUID, or what photo libraries put behind a long number: {@code 2294472375_24a3b8ef46}. */
    private static boolean isIdentifier(KeyName name, int from, Shape shape) {
        if (from == name.from()) {
            return false;
        }
        Shape group = Shape.of(name.key(), name.tokenBefore(from - 1), from - 1);
        boolean uuid = shape.length() == UUID_NODE && group.length() == UUID_CLOCK && group.isHex();
        boolean numbered = group.length() >= SHORTEST_NUMBER && group.digits() == group.length();
        return uuid || numbered;
    }

    /** vue-cli names a chunk after the modules in it: without a second hash, the name outlives its content. */
    private static boolean isModuleId(KeyName name, int from, Shape shape) {
        return shape.length() == USUAL && from - name.from() == "chunk-".length() && name.startsWith("chunk-");
    }

    /** {@code cafe2024}, {@code decade80}. */
    private static boolean isWordWithNumber(String key, int from, Shape shape) {
        boolean wordFirst = shape.changes() == 1 && CharKind.of(key.charAt(from)) == CharKind.LOWER;
        return wordFirst && (shape.lower() > 4 || (shape.lower() == 4 && DecimalToken.isYear(key, from + 4)));
    }
}
