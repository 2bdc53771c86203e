package dev.sluice.domain.planner;

/** A node whose children are being visited, one after the other. */
final class Visit {

    private final Wildcard wildcard;
    private final int[] bounds;
    private final Outlook[] outlooks;
    private final Frontier before;
    private final Frontier exact;
    private int child = -1;

    /**
     * @param wildcard over the whole node
     * @param bounds between the children
     * @param before the choices that may take a wildcard here
     * @param exact the choices that need not pass through the children, since they take no wildcard here
     * @param after to the right of the node
     */
    Visit(Wildcard wildcard, int[] bounds, Frontier before, Frontier exact, Outlook after) {
        this.wildcard = wildcard;
        this.bounds = bounds;
        this.before = before;
        this.exact = exact;
        this.outlooks = new Outlook[bounds.length];
        outlooks[bounds.length - 1] = after;
        for (int i = bounds.length - 1; i > 0; i--) {
            outlooks[i - 1] = outlooks[i].with(bounds[i] - bounds[i - 1] - 1);
        }
    }

    boolean isOver() {
        return child == bounds.length - 2;
    }

    void next() {
        child++;
    }

    /** The first target of the child. */
    int from() {
        return bounds[child];
    }

    int to() {
        return bounds[child + 1];
    }

    /** The length of the prefix that the children share. */
    int shared() {
        return wildcard.prefix().length();
    }

    /** To the right of the child; before the first one, all children are to the right. */
    Outlook outlook() {
        return outlooks[child + 1];
    }

    /** What the choices become behind the node. */
    Frontier leave(Frontier inside) {
        Outlook after = outlooks[outlooks.length - 1];
        Frontier without = inside.or(exact, after);
        return without.or(before.take(wildcard, after, without), after);
    }
}
