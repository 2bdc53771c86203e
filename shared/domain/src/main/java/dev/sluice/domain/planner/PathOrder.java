package dev.sluice.domain.planner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Puts many paths into ascending order: a radix sort from the most significant character on, which reads eight characters
 * of every path at a time and keeps them beside its position, so that most passes never touch the strings. Positions move
 * and strings do not, so whatever belongs to a path can follow it.
 *
 * <p>Time is linear in the characters that tell the paths apart; 32 bytes of scratch a path. Sorted input costs one pass.
 */
final class PathOrder {

    /** Up to here insertion beats another pass over 256 buckets. */
    private static final int FEW = 48;

    private static final int CHARACTERS = 8;
    private static final int FIRST = Long.SIZE - Byte.SIZE;

    /** Where the path has ended, and where a character does not fit into eight bits: comparison decides. */
    private static final int END = 0;

    private static final int WIDE = 0xFF;

    private final String[] paths;
    private final int[] order;
    private final int[] spareOrder;
    private final long[] words;
    private final long[] spareWords;

    private PathOrder(String[] paths) {
        this.paths = paths;
        this.order = IntStream.range(0, paths.length).toArray();
        this.spareOrder = new int[paths.length];
        this.words = new long[paths.length];
        this.spareWords = new long[paths.length];
    }

    /** The indices of {@code paths} such that {@code paths[order[0]] <= paths[order[1]] <= …} */
    static int[] of(String[] paths) {
        if (isAscending(paths)) {
            return IntStream.range(0, paths.length).toArray();
        }
        var sort = new PathOrder(paths);
        sort.read(0, paths.length, 0);
        sort.sort(0, paths.length, 0);
        return sort.order;
    }

    private static boolean isAscending(String[] paths) {
        for (int i = 1; i < paths.length; i++) {
            if (paths[i - 1].compareTo(paths[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Sorts a range of paths that agree in the characters before those in their words. */
    private void sort(int from, int to, int at) {
        while (to - from > FEW) {
            long differing = differing(from, to);
            if (differing == 0) {
                if (isLast(words[from])) {
                    compare(from, to);
                    return;
                }
                at = endOfCommonPrefix(from, to, at + CHARACTERS);
                read(from, to, at);
                continue;
            }
            int shift = FIRST - Long.numberOfLeadingZeros(differing) / Byte.SIZE * Byte.SIZE;
            int[] ends = distribute(from, to, shift);
            int largestFrom = from;
            int largestTo = from;
            int start = from;
            for (int end : ends) {
                if (end - start > largestTo - largestFrom) {
                    sort(largestFrom, largestTo, at);
                    largestFrom = start;
                    largestTo = end;
                } else {
                    sort(start, end, at);
                }
                start = end;
            }
            from = largestFrom;
            to = largestTo;
        }
        insert(from, to);
    }

    /** The bits in which words of the range differ. */
    private long differing(int from, int to) {
        long bits = 0;
        for (int i = from + 1; i < to; i++) {
            bits |= words[i] ^ words[from];
        }
        return bits;
    }

    /** Whether the path ends, or comparison has to decide, within or right behind this word. */
    private static boolean isLast(long word) {
        int last = bucket(word, 0);
        return last == END || last == WIDE;
    }

    /** Moves the range into buckets by one character and says where each bucket ends. */
    private int[] distribute(int from, int to, int shift) {
        var ends = new int[WIDE + 1];
        for (int i = from; i < to; i++) {
            ends[bucket(words[i], shift)]++;
        }
        int next = from;
        for (int bucket = 0; bucket <= WIDE; bucket++) {
            int count = ends[bucket];
            ends[bucket] = next;
            next += count;
        }
        for (int i = from; i < to; i++) {
            int target = ends[bucket(words[i], shift)]++;
            spareOrder[target] = order[i];
            spareWords[target] = words[i];
        }
        System.arraycopy(spareOrder, from, order, from, to - from);
        System.arraycopy(spareWords, from, words, from, to - from);
        return ends;
    }

    private static int bucket(long word, int shift) {
        return (int) (word >>> shift) & WIDE;
    }

    private void read(int from, int to, int at) {
        for (int i = from; i < to; i++) {
            words[i] = word(paths[order[i]], at);
        }
    }

    private static long word(String path, int at) {
        int end = Math.min(path.length(), at + CHARACTERS);
        long word = 0;
        int shift = FIRST;
        for (int i = at; i < end; i++, shift -= Byte.SIZE) {
            char c = path.charAt(i);
            if (c >= WIDE) {
                return word | (long) WIDE << shift;
            }
            word |= (long) c << shift;
        }
        return word;
    }

    private int endOfCommonPrefix(int from, int to, int known) {
        String first = paths[order[from]];
        int end = first.length();
        for (int i = from + 1; i < to && end > known; i++) {
            end = PathPrefix.mismatch(first, paths[order[i]], known, end);
        }
        return end;
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int path = order[i];
            long word = words[i];
            int hole = i;
            while (hole > from && isAfter(hole - 1, word, path)) {
                order[hole] = order[hole - 1];
                words[hole] = words[hole - 1];
                hole--;
            }
            order[hole] = path;
            words[hole] = word;
        }
    }

    private boolean isAfter(int i, long word, int path) {
        int byWord = Long.compareUnsigned(words[i], word);
        return byWord > 0 || (byWord == 0 && paths[order[i]].compareTo(paths[path]) > 0);
    }

    private void compare(int from, int to) {
        int[] sorted = Arrays.stream(order, from, to)
                .boxed()
                .sorted(Comparator.comparing(i -> paths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
    }
}
