package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Progress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Repeats an experiment on all cores. The same seed gives the same numbers, whatever the number of cores. */
final class Laboratory {

    private final int runs;
    private final long seed;
    private final Progress progress;

    Laboratory(int runs, long seed, Progress progress) {
        this.runs = runs;
        this.seed = seed;
        this.progress = progress;
    }

    /** The results in the order of the runs; each run has a source of its own. */
    <T> List<T> repeat(String what, Function<UniformRandomProvider, T> experiment) {
        long first = new SplittableRandom(seed ^ ((long) what.hashCode() << 32)).nextLong();
        progress.begin(what, runs);
        var results = IntStream.range(0, runs)
                .parallel()
                .mapToObj(run -> {
                    var result = experiment.apply(source(first + run));
                    progress.tick();
                    return result;
                })
                .toList();
        progress.end();
        return results;
    }

    private static UniformRandomProvider source(long seed) {
        var generator = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return generator::nextLong;
    }
}
