package dev.sluice.domain.names;

import java.util.HashMap;
import java.util.Map;

/**
 * What the other names of a folder tell. Three hashes of a thousand look like words ({@code DY-v-74-}); in a folder where
 * nearly every name is versioned, such a one is a hash all the same. Only files that bundlers make or copy count.
 */
public final class Neighbours {

    private static final int FEWEST = 50;
    private static final double SHARE = 0.98;

    private final Map<String, Count> folders = new HashMap<>();

    private static final class Count {
        private int names;
        private int versioned;

        boolean isNearlyAll() {
            return names >= FEWEST && versioned >= SHARE * names;
        }
    }

    /** @param versioned what {@link VersionedNames#contain(String)} says of the key */
    public void add(String key, boolean versioned) {
        if (KeyName.typeOf(key).isBuilt()) {
            var count = folders.computeIfAbsent(folder(key), folder -> new Count());
            count.names++;
            count.versioned += versioned ? 1 : 0;
        }
    }

    boolean suggest(String key) {
        if (!KeyName.typeOf(key).isBuilt()) {
            return false;
        }
        var count = folders.get(folder(key));
        return count != null && count.isNearlyAll();
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
