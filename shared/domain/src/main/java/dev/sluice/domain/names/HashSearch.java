package dev.sluice.domain.names;

/** Looks for a content hash in a file name. */
final class HashSearch {

    private HashSearch() {}

    static HashToken in(KeyName name) {
        if (name.type() == FileType.FIXED || (name.type() == FileType.DATA && !name.isBundled())) {
            return HashToken.NONE;
        }
        int from = name.tokenBefore(name.to());
        Shape last = Shape.of(name.key(), from, name.to());
        HashToken found = last.isHex() && last.length() >= HexToken.SHORTEST
                ? HexToken.at(name, from, last)
                : DenseToken.endOf(name, from, last);
        return found.isFound() ? found : amid(name, from - 1);
    }

    /** A long hexadecimal hash may stand anywhere: {@code clientlib.lc-<hash>-lc}, {@code cover_hu<hash>_600x0}. */
    private static HashToken amid(KeyName name, int end) {
        for (int to = end; to - name.from() >= HexToken.LONG; to = name.tokenBefore(to) - 1) {
            int token = name.tokenBefore(to);
            if (to - token >= HexToken.LONG) {
                // Hugo writes hu before the hash of an image it has resized.
                int from = name.key().startsWith("hu", token) ? token + 2 : token;
                Shape shape = Shape.of(name.key(), from, to);
                if (shape.isHex() && HexToken.isLongHash(name, shape)) {
                    return new HashToken(from, to, Alphabet.HEX);
                }
            }
        }
        return HashToken.NONE;
    }
}
