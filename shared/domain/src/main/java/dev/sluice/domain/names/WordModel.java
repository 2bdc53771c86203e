package dev.sluice.domain.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How people name files: the probability of a name, character by character. The kind of a character (upper, lower, digit,
 * other) depends on the two kinds before it, a letter on the two letters before it in the same word, where a word begins
 * after anything that is not a letter and at the hump of a camel. Together they know that {@code DataView} and
 * {@code selection} are how people write, and that {@code DYIkqkhu} is not.
 *
 * <p>The table holds logarithms of probabilities, one character each, in steps of {@value #STEP} nats. It was counted by
 * {@code WordModelTraining} (in this module's tests) over the distinct file names of a Linux system, of Java libraries and
 * of npm packages, and over the words of their manuals.
 */
final class WordModel {

    static final int LETTERS = 26;
    /** The letters, and before the first of a word: nothing. */
    static final int CONTEXTS = LETTERS + 1;

    static final int NO_LETTER = LETTERS;

    /** One step of the table, in nats. */
    static final float STEP = 0.1f;

    /** The character that stands for probability 1. */
    static final char CERTAIN = '#';

    private static final WordModel NAMES = read("word-model.txt");

    /** A digit is one of ten, a separator one of two. */
    private static final int DIGIT = steps(1 / 10.0);

    private static final int SEPARATOR = steps(1 / 2.0);

    private final byte[] kinds;
    private final byte[] letters;

    /**
     * @param kinds steps of a kind after two others, at {@code (first * 4 + second) * 4 + kind}
     * @param letters steps of a letter after two others, at {@code (first * 27 + second) * 26 + letter}
     */
    WordModel(byte[] kinds, byte[] letters) {
        this.kinds = kinds;
        this.letters = letters;
    }

    static WordModel ofNames() {
        return NAMES;
    }

    /** How surprising the stretch is in a name where a separator stands before it: −log probability, in nats. */
    float surprise(String text, int from, int to) {
        int surprise = 0;
        int history = CharKind.OTHER * CharKind.COUNT + CharKind.OTHER;
        int before = NO_LETTER;
        int last = NO_LETTER;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int kind = CharKind.of(c);
            int previous = history % CharKind.COUNT;
            surprise += kinds[history * CharKind.COUNT + kind];
            if (CharKind.isLetter(kind)) {
                int letter = (c | 0x20) - 'a';
                if (previous == CharKind.LOWER && kind == CharKind.UPPER) {
                    last = NO_LETTER;
                }
                before = last == NO_LETTER ? NO_LETTER : before;
                surprise += letters[(before * CONTEXTS + last) * LETTERS + letter];
                before = last;
                last = letter;
            } else {
                surprise += kind == CharKind.DIGIT ? DIGIT : SEPARATOR;
                before = NO_LETTER;
                last = NO_LETTER;
            }
            history = previous * CharKind.COUNT + kind;
        }
        return surprise * STEP;
    }

    private static WordModel read(String resource) {
        try (var in = WordModel.class.getResourceAsStream(resource)) {
            String table = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.US_ASCII)
                    .replace("\n", "");
            int size = CharKind.COUNT * CharKind.COUNT * CharKind.COUNT;
            return new WordModel(
                    steps(table.substring(0, size)),
                    steps(table.substring(size, size + CONTEXTS * CONTEXTS * LETTERS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** −log probability in whole steps of the table. */
    static byte steps(double probability) {
        return (byte) Math.round(-Math.log(probability) / STEP);
    }

    private static byte[] steps(String characters) {
        var steps = new byte[characters.length()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) (characters.charAt(i) - CERTAIN);
        }
        return steps;
    }
}
