package dev.sluice.domain.planner;

/**
 * What wildcards can still save to the right of a place in the prefix tree: at most as much as one over each of the largest
 * subtrees there. An upper bound, hence safe to give up by. Adding a subtree takes time linear in the wildcards.
 */
final class Outlook {

    private final int enough;

    /** {@code saving[j]}: with j wildcards; grows ever more slowly. */
    private final int[] saving;

    private Outlook(int enough, int[] saving) {
        this.enough = enough;
        this.saving = saving;
    }

    /** At the right end of the tree, with so many wildcards to spend at most, and so many paths to save at least. */
    static Outlook end(int wildcards, int enough) {
        return new Outlook(enough, new int[wildcards + 1]);
    }

    /** With one more subtree to the right, over which a wildcard saves so many paths. */
    Outlook with(int more) {
        int most = saving.length - 1;
        if (most == 0 || more <= saving[most] - saving[most - 1]) {
            return this;
        }
        int[] sum = saving.clone();
        for (int j = most; j > 0; j--) {
            sum[j] = Math.max(saving[j], saving[j - 1] + more);
        }
        return new Outlook(enough, sum);
    }

    boolean isHopeful(Choice choice) {
        return isHopeful(choice.wildcards(), choice.saved());
    }

    /** Whether a choice that has spent so many wildcards and saved so many paths may still fit in the end. */
    boolean isHopeful(int wildcards, int saved) {
        return wildcards < saving.length && saved + saving[saving.length - 1 - wildcards] >= enough;
    }

    /** Whether it fits without any more wildcards. */
    boolean isEnough(int saved) {
        return saved >= enough;
    }
}
