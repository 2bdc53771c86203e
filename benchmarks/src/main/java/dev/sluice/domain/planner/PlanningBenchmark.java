package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Compares planning n changed keys among 2n live ones with {@code LC_ALL=C sort} of the same 2n keys. Nothing is warm: each
 * number comes from a process of its own that has never planned before.
 *
 * <p>It lives in the planner's package to time the stages one by one.
 */
public final class PlanningBenchmark {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private PlanningBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3) {
            measure(arguments[0].equals("stages"), Path.of(arguments[1]), Path.of(arguments[2]));
        } else {
            compare();
        }
    }

    private static void compare() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("planning");
        Path changed = folder.resolve("changed");
        Path live = folder.resolve("live");
        System.out.printf(
                "%-12s %9s | %6s | %6s %6s | %6s %6s | %7s | %8s | %s%n",
                "shape", "changed", "sort s", "plan s", "ratio", "order", "choose", "process", "heap MiB", "plan");
        for (Shape shape : Shape.values()) {
            for (int n : SIZES) {
                write(changed, shape, n, true);
                write(live, shape, n, false);
                double sort = sort(changed, live);
                long start = System.nanoTime();
                String[] whole = plan("whole", changed, live);
                double process = secondsSince(start);
                String[] stages = plan("stages", changed, live);
                double plan = Double.parseDouble(whole[0]);
                System.out.printf(
                        Locale.ROOT,
                        "%-12s %,9d | %6.2f | %6.2f %6.2f | %6s %6s | %7.2f | %8s | %s%n",
                        shape.name().toLowerCase(Locale.ROOT),
                        n,
                        sort,
                        plan,
                        plan / sort,
                        stages[0],
                        stages[1],
                        process,
                        whole[1],
                        whole[2]);
            }
        }
        Files.delete(changed);
        Files.delete(live);
        Files.delete(folder);
    }

    private static void write(Path file, Shape shape, int n, boolean changed) throws IOException {
        var random = new SplittableRandom(changed ? 1 : 2);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < n; i++) {
                out.write(shape.key(random, changed));
                out.write('\n');
            }
        }
    }

    private static double sort(Path changed, Path live) throws IOException, InterruptedException {
        var sort = new ProcessBuilder("sort", changed.toString(), live.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        sort.environment().put("LC_ALL", "C");
        long start = System.nanoTime();
        await(sort.start());
        return secondsSince(start);
    }

    private static String[] plan(String mode, Path changed, Path live) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlanningBenchmark.class.getName(),
                        mode,
                        changed.toString(),
                        live.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        String result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await(process);
        return result.strip().split("\t", -1);
    }

    private static void await(Process process) throws InterruptedException {
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(
                    "%s ended with %d".formatted(process.info().command(), status));
        }
    }

    private static void measure(boolean inStages, Path changed, Path live) throws IOException {
        List<EdgePath> purge = read(changed);
        var inventory = Inventory.of(
                read(live).stream().map(path -> new LiveObject(path, 10_000)).toList());
        long start = System.nanoTime();
        if (inStages) {
            String[] purged = PurgePlanner.ascending(purge);
            var targets = Targets.of(purged);
            var bystanders = Bystanders.of(inventory, purged);
            double order = secondsSince(start);
            long ordered = System.nanoTime();
            new PlanSearch(targets, bystanders, PurgeLimits.DEFAULT).best();
            System.out.printf(Locale.ROOT, "%.2f\t%.2f%n", order, secondsSince(ordered));
        } else {
            PurgePlan plan = PurgePlanner.plan(purge, inventory, PurgeLimits.DEFAULT);
            System.out.printf(
                    Locale.ROOT,
                    "%.3f\t%d\t%d paths, %,d over-purged%n",
                    secondsSince(start),
                    peakHeap() >> 20,
                    plan.billedPaths(),
                    plan.overPurged().objects());
        }
    }

    private static List<EdgePath> read(Path keys) throws IOException {
        try (Stream<String> lines = Files.lines(keys)) {
            return lines.map(EdgePath::of).toList();
        }
    }

    /** An upper bound: the pools need not have peaked together, and garbage counts. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / NANOS;
    }
}
