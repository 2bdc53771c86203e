package dev.sluice.cli.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes the sample metrics in {@code events/}, the same ones every time. From the project's folder:
 *
 * <pre>java cli/src/test/java/dev/sluice/cli/backtest/SampleMetrics.java events</pre>
 */
final class SampleMetrics {

    private static final long SEED = 20261124;
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private SampleMetrics() {}

    public static void main(String[] arguments) throws IOException {
        for (var sample : all().entrySet()) {
            Files.write(Path.of(arguments[0], sample.getKey()), sample.getValue());
        }
    }

    /** The lines of each file, by its name. */
    static Map<String, List<String>> all() {
        return new TreeMap<>(Map.of(
                "metrics-healthy.csv", healthy(),
                "metrics-bad-release.csv", badRelease(),
                "metrics-quiet.csv", quiet()));
    }

    /** An hour of a canary that is as good as stable, with a cache that warms up. */
    private static List<String> healthy() {
        var random = new SplittableRandom(SEED);
        return lines(
                "minute,canary_requests,canary_errors,stable_requests,stable_errors,canary_hit_ratio",
                60,
                minute -> "%s,%s,%s,%s"
                        .formatted(
                                START.plusSeconds(60L * minute),
                                counts(random, 1_200, .004),
                                counts(random, 22_800, .004),
                                ratio(.93 - .4 * Math.exp(-minute / 5.) + .01 * random.nextGaussian())));
    }

    /** An hour and a half of a canary whose half-hour was good: then somebody released to it. */
    private static List<String> badRelease() {
        var random = new SplittableRandom(SEED + 1);
        return lines(
                "minute,canary_requests,canary_errors,stable_requests,stable_errors",
                90,
                minute -> "%d,%s,%s"
                        .formatted(
                                minute, counts(random, 600, minute < 30 ? .004 : .022), counts(random, 11_400, .004)));
    }

    /** Half an hour of a canary within the limit, with ten requests a minute. */
    private static List<String> quiet() {
        var random = new SplittableRandom(SEED + 4);
        return lines(
                "minute,canary_requests,canary_errors",
                30,
                minute -> "%d,%s".formatted(minute, counts(random, 10, .007)));
    }

    private static List<String> lines(String header, int minutes, IntFunction<String> line) {
        return IntStream.range(-1, minutes)
                .mapToObj(minute -> minute < 0 ? header : line.apply(minute))
                .toList();
    }

    /** Requests that vary by a few in a hundred, each an error by the toss of a coin. */
    private static String counts(SplittableRandom random, int requests, double rate) {
        int n = (int) Math.round(requests + random.nextGaussian() * Math.sqrt(requests));
        long errors = IntStream.range(0, n)
                .filter(request -> random.nextDouble() < rate)
                .count();
        return n + "," + errors;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
