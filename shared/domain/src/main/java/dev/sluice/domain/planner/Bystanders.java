package dev.sluice.domain.planner;

import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.Arrays;
import java.util.List;

/**
 * What a wildcard takes although nothing about it changed: the live objects in ascending order with their bytes summed up
 * from the left, so that any prefix is weighed by two binary searches, and the prefixes under which nobody could look.
 */
final class Bystanders {

    private final String[] paths;

    /** {@code bytes[i]}: the bytes of the objects before i. */
    private final long[] bytes;

    private final List<String> unlisted;

    private Bystanders(String[] paths, long[] bytes, List<String> unlisted) {
        this.paths = paths;
        this.bytes = bytes;
        this.unlisted = unlisted;
    }

    /** @param purged in ascending order; a live object among them needs no protection */
    static Bystanders of(Inventory inventory, String[] purged) {
        var live = inventory.live().toArray(LiveObject[]::new);
        var names = new String[live.length];
        Arrays.setAll(names, i -> live[i].path().value());
        var paths = new String[live.length];
        var bytes = new long[live.length + 1];
        int size = 0;
        int next = 0;
        for (int i : PathOrder.of(names)) {
            String path = names[i];
            while (next < purged.length && purged[next].compareTo(path) < 0) {
                next++;
            }
            if (next < purged.length && purged[next].equals(path)) {
                continue;
            }
            paths[size] = path;
            bytes[size + 1] = bytes[size] + live[i].bytes();
            size++;
        }
        return new Bystanders(
                Arrays.copyOf(paths, size),
                bytes,
                inventory.unlisted().stream().distinct().toList());
    }

    /** The objects and bytes under {@code prefix}, and the unlisted prefixes that start with it and are longer. */
    OverPurge under(String prefix) {
        int from = first(prefix, 0, false);
        int to = first(prefix, from, true);
        long reached = unlisted.stream()
                .filter(u -> u.length() > prefix.length() && u.startsWith(prefix))
                .count();
        return new OverPurge(reached, to - from, bytes[to] - bytes[from]);
    }

    /** The unlisted prefixes that {@code prefix} starts with, leaving out those of at most {@code outer} characters. */
    OverPurge around(String prefix, int outer) {
        long reached = unlisted.stream()
                .filter(u -> u.length() > outer && prefix.startsWith(u))
                .count();
        return new OverPurge(reached, 0, 0);
    }

    /** The first object from {@code from} on that is not before the prefix, or not before everything that starts with it. */
    private int first(String prefix, int from, boolean after) {
        int low = from;
        int high = paths.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = after ? paths[middle].startsWith(prefix) : paths[middle].compareTo(prefix) < 0;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
