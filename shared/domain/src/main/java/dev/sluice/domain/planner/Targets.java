package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import java.util.Arrays;

/**
 * What has to be purged: paths in ascending order, none covered by another. They are the leaves of a prefix tree that is
 * never built: a node is a range of them, its prefix is what the first and the last have in common, and its children are
 * found by binary search, in O(log n) each. Only the few nodes that a plan can use are ever looked at.
 */
final class Targets {

    private final String[] paths;

    /** {@code wildcards[i]} of the paths before i are wildcards themselves. */
    private final int[] wildcards;

    private Targets(String[] paths, int[] wildcards) {
        this.paths = paths;
        this.wildcards = wildcards;
    }

    /** @param ascending what has to be purged; repetitions, and what a wildcard among them covers, are left out */
    static Targets of(String[] ascending) {
        var kept = new String[ascending.length];
        var wildcards = new int[ascending.length + 1];
        int size = 0;
        String covered = null;
        for (String path : ascending) {
            if ((covered != null && path.startsWith(covered)) || (size > 0 && path.equals(kept[size - 1]))) {
                continue;
            }
            boolean wildcard = path.endsWith("*");
            if (wildcard) {
                covered = path.substring(0, path.length() - 1);
                while (size > 0 && kept[size - 1].startsWith(covered)) {
                    size--;
                }
            }
            kept[size++] = path;
            wildcards[size] = wildcards[size - 1] + (wildcard ? 1 : 0);
        }
        return new Targets(Arrays.copyOf(kept, size), wildcards);
    }

    int size() {
        return paths.length;
    }

    EdgePath path(int i) {
        return new EdgePath(paths[i]);
    }

    int wildcards(int from, int to) {
        return wildcards[to] - wildcards[from];
    }

    /** The longest prefix that a wildcard over all of these, and no path outside the tree's node, can have. */
    String prefix(int from, int to) {
        String first = paths[from];
        if (to - from == 1) {
            return wildcards(from, to) == 1 ? first.substring(0, first.length() - 1) : first;
        }
        return first.substring(0, PathPrefix.common(first, paths[to - 1], 0));
    }

    /**
     * The boundaries of the node's children: the i-th ranges from the i-th boundary to the next. At least two children,
     * and at most {@code most}; the boundaries stop short of {@code to} when there are more.
     *
     * @param shared the length of the node's prefix
     */
    int[] children(int from, int to, int shared, int most) {
        var bounds = new int[(int) Math.min((long) to - from, most) + 1];
        int count = 0;
        bounds[0] = from;
        while (bounds[count] < to && count < most) {
            bounds[count + 1] = endOfChild(bounds[count], to, shared);
            count++;
        }
        return Arrays.copyOf(bounds, count + 1);
    }

    private int endOfChild(int from, int to, int shared) {
        int inside = from;
        int outside = to;
        for (int step = 1; inside + step < outside; step *= 2) {
            if (isSibling(from, inside + step, shared)) {
                outside = inside + step;
            } else {
                inside += step;
            }
        }
        while (outside - inside > 1) {
            int middle = (inside + outside) >>> 1;
            if (isSibling(from, middle, shared)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return outside;
    }

    private boolean isSibling(int a, int b, int shared) {
        return PathPrefix.common(paths[a], paths[b], shared) <= shared;
    }
}
