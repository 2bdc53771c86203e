package dev.sluice.domain.purge;

import java.util.Collection;
import java.util.List;

/**
 * What a purge should leave alone.
 *
 * @param live the objects known to be live and unchanged
 * @param unlisted path prefixes under which nobody could look: a behaviour that serves another origin, or a part of the
 *     bucket that was too large to list. A wildcard reaches into one when it starts with the prefix or is a prefix of it.
 */
public record Inventory(Collection<LiveObject> live, Collection<String> unlisted) {

    /** No path holds it. */
    private static final char NOWHERE = '\0';

    /** Nothing could be listed: every wildcard reaches into the unknown. */
    public static final Inventory UNKNOWN = new Inventory(List.of(), List.of("/"));

    /** A complete listing. */
    public static Inventory of(Collection<LiveObject> live) {
        return new Inventory(live, List.of());
    }

    /**
     * The unlisted prefix that stands for everything outside a folder that was listed: a wildcard reaches into it when it is
     * shorter than the folder's path, and not when it stays within.
     *
     * @param folder a path prefix that ends with a slash, longer than the slash alone
     */
    public static String outside(String folder) {
        return folder.substring(0, folder.length() - 1) + NOWHERE;
    }
}
