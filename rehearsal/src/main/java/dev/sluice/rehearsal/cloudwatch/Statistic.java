package dev.sluice.rehearsal.cloudwatch;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Makes one number of one or more samples (CloudWatch User Guide, Statistics-definitions). */
@FunctionalInterface
interface Statistic extends ToDoubleFunction<List<Sample>> {

    Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d+)?|100)");

    /**
     * @param name Sum, Average, Minimum, Maximum, SampleCount, or a percentile such as p95
     * @throws IllegalArgumentException when it is none of these
     */
    static Statistic named(String name) {
        return switch (name) {
            case "Sum" -> Statistic::sum;
            case "Average" -> samples -> sum(samples) / count(samples);
            case "Minimum" ->
                samples -> samples.stream().mapToDouble(Sample::value).min().orElseThrow();
            case "Maximum" ->
                samples -> samples.stream().mapToDouble(Sample::value).max().orElseThrow();
            case "SampleCount" -> Statistic::count;
            default -> percentile(name);
        };
    }

    private static Statistic percentile(String name) {
        var percentile = PERCENTILE.matcher(name);
        if (!percentile.matches()) {
            throw new IllegalArgumentException(
                    "statistic %s is not simulated. Use Sum, Average, Minimum, Maximum, SampleCount or one like p95"
                            .formatted(name));
        }
        double share = Double.parseDouble(percentile.group(1)) / 100;
        return samples -> percentile(samples, share);
    }

    private static double percentile(List<Sample> samples, double share) {
        var sorted = samples.stream()
                .sorted(Comparator.comparingDouble(Sample::value))
                .toList();
        double below = share * count(samples);
        double seen = 0;
        for (var sample : sorted) {
            seen += sample.count();
            if (seen >= below) {
                return sample.value();
            }
        }
        return sorted.getLast().value();
    }

    private static double sum(List<Sample> samples) {
        return samples.stream()
                .mapToDouble(sample -> sample.value() * sample.count())
                .sum();
    }

    private static double count(List<Sample> samples) {
        return samples.stream().mapToDouble(Sample::count).sum();
    }
}
