package dev.sluice.domain.names;

/**
 * Tells hashes of more than 16 digits an alphabet from the words they resemble. What counts is how much more likely a stretch
 * is as a hash, each digit drawn at random, than as something a person wrote ({@link WordModel}). That log likelihood
 * ratio, in nats, must exceed a bar, which is the lower the more likely bundlers name the files of this type in this place.
 */
final class DenseToken {

    private static final WordModel WORDS = WordModel.ofNames();

    /** Rollup 4, esbuild, Bun. */
    private static final int USUAL = 8;

    private static final int SHORTEST = 7;
    private static final int SYMFONY = 7;
    private static final int BLAZOR = 10;
    private static final int TURBOPACK = 13;
    private static final int EXPRESSIVE_CODE = 5;
    private static final int LONGEST = 22;

    private DenseToken() {}

    /**
     * @param from where the last token of the name begins
     * @param last what that token is made of
     */
    static HashToken endOf(KeyName name, int from, Shape last) {
        HashToken usual = usual(name, name.to());
        if (usual.isFound()) {
            return usual;
        }
        return switch (name.place()) {
            case FRAMEWORK -> ofFramework(name, from, last);
            case BUNDLER -> ofBundler(name, from, last);
            case ASSETS, UNKNOWN -> ofDotNet(name, from, last);
            case RECORDS, MUTABLE -> HashToken.NONE;
        };
    }

    /** Whether the stretch is by more than {@code bar} nats likelier as random digits than as a word. */
    static boolean isRandom(String key, int from, int to, Alphabet alphabet, float bar) {
        return WORDS.surprise(key, from, to) - alphabet.surprise(to - from) > bar;
    }

    /** The 8 characters before {@code to}, whatever they are: a base64url hash may itself hold or begin with a dash. */
    private static HashToken usual(KeyName name, int to) {
        int from = to - USUAL;
        if (from < name.from() || !isEdge(name, from)) {
            return HashToken.NONE;
        }
        Shape shape = Shape.of(name.key(), from, to);
        if (shape.isHex() || !shape.isBase64Url() || isNumber(name.key(), from, to, shape)) {
            return HashToken.NONE;
        }
        Alphabet alphabet = shape.alphabet();
        return token(name, from, to, alphabet, Bar.of(name, from, shape, alphabet));
    }

    private static HashToken ofFramework(KeyName name, int from, Shape last) {
        int to = name.to();
        boolean fingerprint = last.length() == BLAZOR && name.before(from) == '.';
        if (last.isBase36() && last.length() >= SHORTEST && (last.isMixed() || fingerprint)) {
            HashToken base36 = token(name, from, to, Alphabet.BASE36, last.isMixed() ? 1 : 2);
            if (base36.isFound()) {
                return base36;
            }
        }
        // Astro's Expressive Code: ec.8zarh.js
        if (last.isBase36() && last.length() == EXPRESSIVE_CODE && name.startsWith("ec.") && from - name.from() == 3) {
            return new HashToken(from, to, Alphabet.BASE36);
        }
        HashToken turbopack = turbopack(name, to - TURBOPACK);
        if (turbopack.isFound()) {
            return turbopack;
        }
        // Rollup counts up from 2 when two names collide: BFgaHaPk2.js
        if (to > name.from() && CharKind.of(name.key().charAt(to - 1)) == CharKind.DIGIT) {
            HashToken counted = usual(name, to - 1);
            if (counted.isFound()) {
                return counted;
            }
        }
        // Astro appends what it did to an image: hero.Bx1y2z3A_Z1abc2.webp
        return name.before(from) == '_' && last.length() < USUAL ? usual(name, from - 1) : HashToken.NONE;
    }

    /** Turbopack's digits are {@code 0-9a-z} and {@code _~.-}: {@code 0pqt~8bl3ukh4.js}. */
    private static HashToken turbopack(KeyName name, int from) {
        boolean candidate = from >= name.from()
                && isEdge(name, from)
                && Shape.of(name.key(), from, name.to()).upper() == 0;
        return candidate ? token(name, from, name.to(), Alphabet.BASE36, 2) : HashToken.NONE;
    }

    private static HashToken ofBundler(KeyName name, int from, Shape last) {
        if (name.type() == FileType.DATA || from == name.from()) {
            return HashToken.NONE;
        }
        HashToken symfony = symfony(name, name.to() - SYMFONY);
        if (symfony.isFound()) {
            return symfony;
        }
        boolean custom = name.type() == FileType.CODE
                && last.upper() > 0
                && last.lower() > 0
                && last.digits() > 0
                && last.length() > USUAL
                && last.length() <= LONGEST;
        return custom ? token(name, from, name.to(), Alphabet.BASE64URL, 10) : ofDotNet(name, from, last);
    }

    /** Symfony's AssetMapper: {@code hello_controller-VYgvytJ.js}. */
    private static HashToken symfony(KeyName name, int from) {
        if (from <= name.from() || name.before(from) != '-') {
            return HashToken.NONE;
        }
        Shape shape = Shape.of(name.key(), from, name.to());
        boolean candidate = !shape.isHex() && shape.isBase64Url() && shape.upper() > 0;
        return candidate
                ? token(name, from, name.to(), Alphabet.BASE64URL, shape.isNeat() ? 5 + Bar.NEAT : 5)
                : HashToken.NONE;
    }

    /** .NET puts {@code .<10 digits>} into the name of every static asset, wherever it lies. */
    private static HashToken ofDotNet(KeyName name, int from, Shape last) {
        boolean candidate = last.length() == BLAZOR && name.before(from) == '.' && last.isBase36() && last.digits() > 0;
        return candidate ? token(name, from, name.to(), Alphabet.BASE36, last.changes() > 1 ? 5 : 9) : HashToken.NONE;
    }

    private static HashToken token(KeyName name, int from, int to, Alphabet alphabet, float bar) {
        return isRandom(name.key(), from, to, alphabet, bar) ? new HashToken(from, to, alphabet) : HashToken.NONE;
    }

    private static boolean isEdge(KeyName name, int from) {
        return switch (name.before(from)) {
            case '-', '.', '/' -> true;
            case '_', '~' -> name.place() == Place.FRAMEWORK;
            default -> false;
        };
    }

    /** Numbers that only look mixed: six and more decimal digits, or a resolution ({@code 1280x720}). */
    private static boolean isNumber(String key, int from, int to, Shape shape) {
        if (shape.digits() >= 6) {
            return true;
        }
        int x = shape.upper() == 0 && CharKind.of(key.charAt(from)) == CharKind.DIGIT ? key.indexOf('x', from) : -1;
        return x > from
                && x < to - 1
                && CharKind.of(key.charAt(x - 1)) == CharKind.DIGIT
                && CharKind.of(key.charAt(x + 1)) == CharKind.DIGIT;
    }
}
