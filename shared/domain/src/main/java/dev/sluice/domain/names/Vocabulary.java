package dev.sluice.domain.names;

/**
 * What short ASCII words mean. It is asked about stretches of a longer text, whatever their case, without copying them.
 *
 * @param <T> the meanings
 */
final class Vocabulary<T> {

    /** Four times the words of the largest vocabulary, so that hardly two of them meet. */
    private static final int SLOTS = 256;

    private final String[] words = new String[SLOTS];
    private final Object[] meanings = new Object[SLOTS];
    private final T unknown;
    private int longest;

    /** @param unknown what any other word means */
    Vocabulary(T unknown) {
        this.unknown = unknown;
    }

    /** @param words in lower case, separated by single spaces */
    Vocabulary<T> with(T meaning, String words) {
        for (String word : words.split(" ", -1)) {
            int slot = slot(word, 0, word.length());
            while (this.words[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            this.words[slot] = word;
            this.meanings[slot] = meaning;
            longest = Math.max(longest, word.length());
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    T meaning(String text, int from, int to) {
        if (to - from > longest) {
            return unknown;
        }
        for (int slot = slot(text, from, to); words[slot] != null; slot = (slot + 1) % SLOTS) {
            String word = words[slot];
            if (word.length() == to - from && word.regionMatches(true, 0, text, from, to - from)) {
                return (T) meanings[slot];
            }
        }
        return unknown;
    }

    private static int slot(String text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + (text.charAt(i) | 0x20);
        }
        return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
