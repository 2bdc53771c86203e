package dev.sluice.domain.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts the table of {@link WordModel}. Reads paths of files and words of prose from standard input, one a line, and
 * prints {@code word-model.txt}. A line with a slash is a path; from the others only the letters are learnt, since prose
 * joins and cases its words differently. Names that hold something hash-like are left out, the second time with the help
 * of what the first count learnt.
 *
 * <pre>{@code
 * (find /usr -type f; unzip -Z1 every.jar; tar tf every-npm-package.tgz; man pages | tr -c A-Za-z '\n' | sort -u) |
 *     java -cp target/classes:target/test-classes dev.sluice.domain.names.WordModelTraining
 * }</pre>
 */
final class WordModelTraining {

    private static final Pattern EXTENSION = Pattern.compile("(\\.(?:[a-z]{1,5}|woff2|min|xhtml|class))+$");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{3,60}");
    private static final Pattern HEX = Pattern.compile(
            "[0-9a-fA-F]{12,}|[0-9a-f]{8}-[0-9a-f]{4}|(?<![0-9A-Za-z])(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{6,}(?![0-9A-Za-z])");

    /** Of 100 letters so many are expected where none was ever seen. */
    private static final double UNSEEN = 3;
    /** How many observations the shorter context is worth against the longer one. */
    private static final double BACKOFF = 20;
    /** A last token so many nats more likely as a hash than as a word is left out. */
    private static final float HASHED = 5;

    private final double[] kinds = new double[CharKind.COUNT * CharKind.COUNT * CharKind.COUNT];
    private final double[] pairs = new double[WordModel.CONTEXTS * WordModel.LETTERS];
    private final double[] triples = new double[WordModel.CONTEXTS * WordModel.CONTEXTS * WordModel.LETTERS];

    public static void main(String[] args) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().distinct().sorted().toList();
            List<String> words = lines.stream()
                    .filter(line -> line.indexOf('/') < 0 && PLAIN.matcher(line).matches())
                    .toList();
            List<String> names = lines.stream()
                    .filter(line -> line.indexOf('/') >= 0)
                    .flatMap(WordModelTraining::names)
                    .distinct()
                    .toList();
            WordModel first = train(names, words).model();
            List<String> clean =
                    names.stream().filter(name -> !isHashed(name, first)).toList();
            System.out.print(train(clean, words).table());
        }
    }

    private static Stream<String> names(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return Pattern.compile("\\$")
                .splitAsStream(EXTENSION.matcher(file).replaceFirst(""))
                .filter(name ->
                        PLAIN.matcher(name).matches() && !HEX.matcher(name).find());
    }

    private static boolean isHashed(String name, WordModel model) {
        int from = name.length() - 8;
        return from >= 0
                && (from == 0 || "-._".indexOf(name.charAt(from - 1)) >= 0)
                && model.surprise(name, from, name.length()) - Alphabet.BASE64URL.surprise(8) > HASHED;
    }

    private static WordModelTraining train(List<String> names, List<String> words) {
        var training = new WordModelTraining();
        names.forEach(name -> training.count(name, 1));
        words.forEach(word -> training.count(word, 0));
        return training;
    }

    /** @param weight of the kinds of characters; every letter counts 1 */
    private void count(String name, int weight) {
        int history = CharKind.OTHER * CharKind.COUNT + CharKind.OTHER;
        int before = WordModel.NO_LETTER;
        int last = WordModel.NO_LETTER;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int kind = CharKind.of(c);
            int previous = history % CharKind.COUNT;
            kinds[history * CharKind.COUNT + kind] += weight;
            if (CharKind.isLetter(kind)) {
                if (previous == CharKind.LOWER && kind == CharKind.UPPER) {
                    last = WordModel.NO_LETTER;
                }
                before = last == WordModel.NO_LETTER ? WordModel.NO_LETTER : before;
                int letter = (c | 0x20) - 'a';
                pairs[last * WordModel.LETTERS + letter]++;
                triples[(before * WordModel.CONTEXTS + last) * WordModel.LETTERS + letter]++;
                before = last;
                last = letter;
            } else {
                before = WordModel.NO_LETTER;
                last = WordModel.NO_LETTER;
            }
            history = previous * CharKind.COUNT + kind;
        }
    }

    private WordModel model() {
        return new WordModel(kindSteps(), letterSteps());
    }

    private String table() {
        var table = new StringBuilder();
        append(table, kindSteps(), CharKind.COUNT);
        append(table, letterSteps(), WordModel.LETTERS);
        return table.toString();
    }

    private static void append(StringBuilder table, byte[] steps, int width) {
        for (int i = 0; i < steps.length; i++) {
            table.append((char) (WordModel.CERTAIN + steps[i]));
            if (i % width == width - 1) {
                table.append('\n');
            }
        }
    }

    private byte[] kindSteps() {
        var steps = new byte[kinds.length];
        for (int row = 0; row < kinds.length; row += CharKind.COUNT) {
            double total = sum(kinds, row, CharKind.COUNT);
            for (int i = row; i < row + CharKind.COUNT; i++) {
                steps[i] = WordModel.steps((kinds[i] + .5) / (total + .5 * CharKind.COUNT));
            }
        }
        return steps;
    }

    private byte[] letterSteps() {
        var steps = new byte[triples.length];
        for (int row = 0; row < triples.length; row += WordModel.LETTERS) {
            int pair = row % pairs.length;
            double pairTotal = sum(pairs, pair, WordModel.LETTERS);
            double total = sum(triples, row, WordModel.LETTERS);
            for (int i = 0; i < WordModel.LETTERS; i++) {
                double shorter = smooth((pairs[pair + i] + 1) / (pairTotal + WordModel.LETTERS));
                double longer = (triples[row + i] + BACKOFF * shorter) / (total + BACKOFF);
                steps[row + i] = WordModel.steps(smooth(longer));
            }
        }
        return steps;
    }

    private static double smooth(double probability) {
        return (1 - UNSEEN / 100) * probability + UNSEEN / 100 / WordModel.LETTERS;
    }

    private static double sum(double[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
