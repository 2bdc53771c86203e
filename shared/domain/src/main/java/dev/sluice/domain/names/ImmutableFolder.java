package dev.sluice.domain.names;

/**
 * Folders whose contents never change, because a framework names them after a build or a content hash: SvelteKit's
 * {@code _app/immutable/}, Next's {@code _next/static/<build>/} and {@code _next/data/<build>/}, Gatsby's
 * {@code static/<hash>/}, and {@code bundles/<hash>/}, as some webpack configurations have it.
 */
final class ImmutableFolder {

    private static final int WEBPACK_DIGITS = 20;
    private static final int MD5_DIGITS = 32;
    private static final int SHORTEST_COMMIT = 7;
    private static final int LONGEST_COMMIT = 40;
    private static final int SHORTEST_BUILD = 20;
    private static final int LONGEST_BUILD = 21;

    private ImmutableFolder() {}

    /** Where in the key the folder ends, behind its slash; 0 when there is none. */
    static int end(KeyName name) {
        if (!name.place().isBundled()) {
            return 0;
        }
        String key = name.key();
        int grandparent = 0;
        int parent = 0;
        int from = 0;
        for (int to = key.indexOf('/'); to >= 0; to = key.indexOf('/', from)) {
            boolean immutable = is(key, parent, from, "_app/")
                    ? is(key, from, to, "immutable")
                    : (is(key, parent, from, "static/") || is(key, parent, from, "bundles/")) && isHash(key, from, to);
            boolean built = is(key, grandparent, parent, "_next/")
                    && (is(key, parent, from, "static/") || is(key, parent, from, "data/"))
                    && isBuild(key, from, to);
            if (immutable || built) {
                return to + 1;
            }
            grandparent = parent;
            parent = from;
            from = to + 1;
        }
        return 0;
    }

    private static boolean is(String key, int from, int to, String folder) {
        return to - from == folder.length() && key.startsWith(folder, from);
    }

    private static boolean isHash(String key, int from, int to) {
        int length = to - from;
        Shape shape = Shape.of(key, from, to);
        return (length == WEBPACK_DIGITS || length == MD5_DIGITS) && shape.isHex() && shape.isMixed();
    }

    /** Next invents a build id of 21 base64url digits; many sites set a commit id in its place. */
    private static boolean isBuild(String key, int from, int to) {
        int length = to - from;
        Shape shape = Shape.of(key, from, to);
        if (shape.isHex()) {
            return length >= SHORTEST_COMMIT && length <= LONGEST_COMMIT && shape.isMixed();
        }
        return length >= SHORTEST_BUILD
                && length <= LONGEST_BUILD
                && DenseToken.isRandom(key, from, to, Alphabet.BASE64URL, 0);
    }
}
