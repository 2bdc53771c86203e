package dev.sluice.domain.names;

import java.util.Optional;

/**
 * Why an object need not be purged when it appears or goes: its name is made from its content, or from a build that is
 * never repeated, so that other content would have another name.
 *
 * <p>The decision is made from the key alone. A name is versioned when a token of it carries the entropy of a hash for
 * its alphabet and place, or when it lies in a folder that a framework promises never to change. In doubt it is not: a
 * purge too many costs half a cent, one too few a day of stale users.
 */
public sealed interface VersionedName {

    /** In words, to be read behind "skipped:". */
    String reason();

    /** The name holds a content hash. */
    record Hashed(String token, Alphabet alphabet) implements VersionedName {
        @Override
        public String reason() {
            return "hash " + token;
        }
    }

    /**
     * The name lies in a folder that never changes.
     *
     * @param folder from the start of the key to the folder's slash
     */
    record Immutable(String folder) implements VersionedName {
        @Override
        public String reason() {
            return "immutable folder " + folder;
        }
    }

    /** The user said so. */
    record Declared(KeyGlob glob) implements VersionedName {
        @Override
        public String reason() {
            return "declared versioned by " + glob;
        }
    }

    /**
     * Whether the built-in rule takes this key's name as versioned. Never fails, and allocates little: it is meant to be
     * asked about millions of keys.
     *
     * @param key as S3 stores it, not encoded
     */
    static boolean isVersioned(String key) {
        return isVersioned(KeyName.of(key, false));
    }

    /** The same question where nearly every other name of the folder is versioned: what merely might be a hash is one. */
    static boolean isVersionedAmongHashes(String key) {
        return isVersioned(KeyName.of(key, true));
    }

    private static boolean isVersioned(KeyName name) {
        return !name.isMutable()
                && (ImmutableFolder.end(name) > 0 || HashSearch.in(name).isFound());
    }

    /** The same answer as {@link #isVersioned}, with its reason. */
    static Optional<VersionedName> of(String key) {
        KeyName name = KeyName.of(key, false);
        if (name.isMutable()) {
            return Optional.empty();
        }
        int folder = ImmutableFolder.end(name);
        if (folder > 0) {
            return Optional.of(new Immutable(key.substring(0, folder)));
        }
        HashToken token = HashSearch.in(name);
        return token.isFound() ? Optional.of(token.in(key)) : Optional.empty();
    }
}
