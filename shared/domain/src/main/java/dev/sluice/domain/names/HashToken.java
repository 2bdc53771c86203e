package dev.sluice.domain.names;

/**
 * The stretch of a key that is a hash.
 *
 * @param from its first character
 * @param to behind its last one; equal to {@code from} when there is none
 */
record HashToken(int from, int to, Alphabet alphabet) {

    static final HashToken NONE = new HashToken(0, 0, Alphabet.HEX);

    boolean isFound() {
        return to > from;
    }

    VersionedName in(String key) {
        return new VersionedName.Hashed(key.substring(from, to), alphabet);
    }
}
