package dev.sluice.domain.names;

/**
 * A pattern for whole keys: {@code ?} stands for one character and {@code *} for any number of them, both within a folder;
 * {@code **} crosses folders, and {@code **}{@code /} may also stand for no folder at all. Every other character stands for
 * itself, {@code [} included, since frameworks write keys such as {@code pages/[slug].js}.
 *
 * <p>Matching takes at most key length × pattern length steps.
 *
 * @param pattern 1–1,024 characters, without a leading slash: keys have none
 */
public record KeyGlob(String pattern) {

    private static final int MAX_LENGTH = 1_024;

    /** @throws IllegalArgumentException when no key can match, or two people would read the pattern differently */
    public KeyGlob {
        if (pattern.isEmpty()) {
            throw bad(pattern, "is empty; write ** for every key");
        }
        if (pattern.length() > MAX_LENGTH) {
            throw bad(pattern, "has %,d characters; S3 keys have at most %,d".formatted(pattern.length(), MAX_LENGTH));
        }
        if (pattern.startsWith("/")) {
            throw bad(
                    pattern, "begins with /, but keys do not; write \"%s\"".formatted(pattern.replaceFirst("^/+", "")));
        }
        if (pattern.contains("***")) {
            throw bad(pattern, "has three stars in a row; write * within a folder or ** across folders");
        }
        if (pattern.indexOf('{') >= 0 || pattern.indexOf('}') >= 0) {
            throw bad(pattern, "has braces, which are not supported; write one pattern for each alternative");
        }
        if (pattern.indexOf('\\') >= 0) {
            throw bad(pattern, "has a backslash; folders are separated by / and no character needs escaping");
        }
    }

    /** Whether the whole key matches. */
    public boolean matches(String key) {
        // At p: whether the pattern's first p characters match what has been read of the key.
        var states = new boolean[pattern.length() + 1];
        states[0] = true;
        skipStars(states, true);
        for (int i = 0; i < key.length(); i++) {
            states = read(states, key.charAt(i));
        }
        return states[pattern.length()];
    }

    @Override
    public String toString() {
        return pattern;
    }

    private boolean[] read(boolean[] before, char c) {
        var states = new boolean[before.length];
        for (int p = 0; p < pattern.length(); p++) {
            if (before[p]) {
                char expected = pattern.charAt(p);
                int next = expected == '*' ? p : p + 1;
                boolean wild = expected == '?' || expected == '*';
                states[next] |= wild ? c != '/' || isCrossing(p) : c == expected;
            }
        }
        skipStars(states, c == '/');
        return states;
    }

    /** A star may stand for nothing, and so may a double star, together with the slash behind it, where a folder begins. */
    private void skipStars(boolean[] states, boolean folderBegins) {
        for (int p = 0; p < pattern.length(); p++) {
            if (states[p] && pattern.charAt(p) == '*') {
                states[p + 1] = true;
                if (folderBegins && pattern.startsWith("**/", p) && (p == 0 || pattern.charAt(p - 1) == '/')) {
                    states[p + 3] = true;
                }
            }
        }
    }

    /** Whether the wildcard at {@code p} is one of a double star. */
    private boolean isCrossing(int p) {
        return pattern.charAt(p) == '*' && (pattern.startsWith("**", p) || (p > 0 && pattern.startsWith("**", p - 1)));
    }

    private static IllegalArgumentException bad(String pattern, String why) {
        return new IllegalArgumentException("key pattern \"%s\" %s".formatted(pattern, why));
    }
}
