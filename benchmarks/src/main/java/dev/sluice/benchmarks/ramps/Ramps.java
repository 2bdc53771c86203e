package dev.sluice.benchmarks.ramps;

import dev.sluice.benchmarks.report.Progress;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Plays ramps on all cores, each once. The same seeds give the same figures, whatever the number of cores. */
final class Ramps {

    private final long firstSeed;
    private final Progress progress;
    private final Map<Series, List<CutoverFigures>> played = new HashMap<>();

    Ramps(long firstSeed, Progress progress) {
        this.firstSeed = firstSeed;
        this.progress = progress;
    }

    private record Series(Rule rule, Conditions conditions, int count) {}

    /** In the order of the seeds, so that two rules under the same conditions can be compared one by one. */
    List<CutoverFigures> play(Rule rule, Conditions conditions, int count) {
        return played.computeIfAbsent(new Series(rule, conditions, count), this::play);
    }

    private List<CutoverFigures> play(Series series) {
        progress.begin(
                "%s, %,.0f requests a second"
                        .formatted(series.rule().name(), series.conditions().requestsPerSecond()),
                series.count());
        var figures = LongStream.range(firstSeed, firstSeed + series.count())
                .parallel()
                .mapToObj(seed -> {
                    var one = series.rule().player().play(series.conditions(), seed);
                    progress.tick();
                    return one;
                })
                .toList();
        progress.end();
        return figures;
    }
}
