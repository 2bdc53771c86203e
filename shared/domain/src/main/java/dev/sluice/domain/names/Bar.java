package dev.sluice.domain.names;

/**
 * How much more likely as a hash than as a word the last 8 characters of a name must be, in nats. The numbers were set on
 * real sites so that 99.5% of real hashes pass, and lean the other way where people name the files themselves.
 */
final class Bar {

    /** What a token must exceed in addition when it is written as people write: Chapter1, New_York, Timbuktu. */
    static final float NEAT = 4;

    private static final float NEVER = Float.POSITIVE_INFINITY;

    /** Rollup's native hasher makes three hashes of four begin with B, C or D; that alone weighs log(16 · ¾) = 2.5. */
    private static final float ROLLUP = 1.5f;

    /** What neighbours are worth: where 49 names of 50 carry a hash, the odds are log(49) = 3.9 in favour of another. */
    private static final float NEIGHBOURS = 3.9f;

    private Bar() {}

    static float of(KeyName name, int from, Shape shape, Alphabet alphabet) {
        if (name.place() == Place.RECORDS) {
            return NEVER;
        }
        float bar = switch (alphabet) {
            case BASE32 -> base32(name, from, shape);
            case BASE36 -> base36(name, shape);
            case HEX, BASE64URL -> base64url(name, name.key().charAt(from), shape);
        };
        float standing = from == name.from() ? bar + alone(name, shape) : bar;
        return name.isAmongHashes() ? standing - NEIGHBOURS : standing;
    }

    /** A whole name that is a hash: usual in some frameworks, a record's key elsewhere. */
    private static float alone(KeyName name, Shape shape) {
        return switch (name.place()) {
            case FRAMEWORK -> 0;
            case BUNDLER -> name.type() != FileType.CODE ? NEVER : shape.others() > 0 ? 9 : 3;
            case ASSETS, UNKNOWN, RECORDS, MUTABLE -> NEVER;
        };
    }

    private static float base64url(KeyName name, char first, Shape shape) {
        float bar = switch (name.type()) {
            case CODE, FONT -> name.isBundled() ? -1.5f : -0.5f;
            case MEDIA -> media(name, shape);
            case DATA -> name.isBundled() ? 6 : NEVER;
            case FIXED, PAGE -> NEVER;
        };
        float rollup = first >= 'B' && first <= 'D' ? ROLLUP : 0;
        return shape.isNeat() ? bar - rollup + NEAT : bar - rollup;
    }

    /** People name most pictures: AirPods2, iPadMini and the codes of flights and products are no hashes. */
    private static float media(KeyName name, Shape shape) {
        if (name.isBundled()) {
            return 0;
        }
        return shape.lower() == 0 ? NEVER : 5;
    }

    private static float base32(KeyName name, int from, Shape shape) {
        float bar = capitals(name, from, shape);
        return switch (name.type()) {
            case CODE, FONT -> bar;
            case MEDIA -> name.isBundled() ? bar + 2 : NEVER;
            case DATA -> name.isBundled() ? bar + 4 : NEVER;
            case FIXED, PAGE -> NEVER;
        };
    }

    /** Capitals are also how people shout, and with digits how they write the codes of products and standards. */
    private static float capitals(KeyName name, int from, Shape shape) {
        boolean shouted = shape.digits() == 0;
        if (shouted && name.isUpperBefore(from - 1)) {
            return NEVER;
        }
        if (name.isEntry(from - 1)) {
            return 0;
        }
        if (shouted) {
            return name.isBundled() ? 2 : 5;
        }
        if (shape.isNeat()) {
            return shape.digits() > 2 ? NEVER : 3;
        }
        return 0;
    }

    /** Bun alone writes 8 lower-case digits; people write most of their names so. */
    private static float base36(KeyName name, Shape shape) {
        boolean likely = name.type().isCrafted() || name.place() == Place.FRAMEWORK;
        if (shape.digits() == 0) {
            return likely ? 10 : NEVER;
        }
        float bar = shape.changes() == 1 ? 10 : 4;
        if (likely) {
            return bar;
        }
        return name.isBundled() ? bar + 5 : NEVER;
    }
}
