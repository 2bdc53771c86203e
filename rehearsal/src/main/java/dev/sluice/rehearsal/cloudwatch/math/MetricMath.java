package dev.sluice.rehearsal.cloudwatch.math;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * An expression over time series (CloudWatch User Guide, using-metric-math): arithmetic, comparisons, AND, OR, {@code IF},
 * {@code FILL}, and {@code SUM} over metrics. All series have the same periods; NaN is a value that is missing, and what is
 * computed from it is missing too.
 */
public sealed interface MetricMath {

    /** @throws IllegalArgumentException when it is no expression, or one that is not simulated; the message says where */
    static MetricMath parse(String expression) {
        return new MathParser(expression).parse();
    }

    /** Period by period. */
    double[] over(Metrics metrics);

    /** What an expression may refer to. */
    interface Metrics {

        /** How many periods there are. */
        int size();

        /** @throws IllegalArgumentException when there is none of this id */
        double[] of(String id);

        /** Every metric that is not an expression itself. */
        List<double[]> all();
    }

    record Constant(double value) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            var values = new double[metrics.size()];
            Arrays.fill(values, value);
            return values;
        }
    }

    record Reference(String id) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            return metrics.of(id);
        }
    }

    record Combination(DoubleBinaryOperator operator, MetricMath left, MetricMath right) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            var a = left.over(metrics);
            var b = right.over(metrics);
            return each(metrics, i -> {
                boolean known = !Double.isNaN(a[i]) && !Double.isNaN(b[i]);
                return known ? operator.applyAsDouble(a[i], b[i]) : Double.NaN;
            });
        }
    }

    /** {@code IF(condition, then, otherwise)}: missing where the condition is. */
    record Choice(MetricMath condition, MetricMath then, MetricMath otherwise) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            var chosen = condition.over(metrics);
            var yes = then.over(metrics);
            var no = otherwise.over(metrics);
            return each(metrics, i -> Double.isNaN(chosen[i]) ? Double.NaN : chosen[i] != 0 ? yes[i] : no[i]);
        }
    }

    /** {@code FILL(metric, value)}. */
    record Filled(MetricMath metric, MetricMath filler) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            var values = metric.over(metrics);
            var fillers = filler.over(metrics);
            return each(metrics, i -> Double.isNaN(values[i]) ? fillers[i] : values[i]);
        }
    }

    /** {@code FILL(metric, REPEAT)}: what came last; nothing before the first value in sight. */
    record Repeated(MetricMath metric) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            var values = metric.over(metrics).clone();
            for (int i = 1; i < values.length; i++) {
                values[i] = Double.isNaN(values[i]) ? values[i - 1] : values[i];
            }
            return values;
        }
    }

    /** {@code SUM} of several series: what is there counts, and where nothing is the sum is missing. */
    record Sum(Function<Metrics, List<double[]>> terms) implements MetricMath {
        @Override
        public double[] over(Metrics metrics) {
            var series = terms.apply(metrics);
            return each(
                    metrics,
                    i -> series.stream()
                            .mapToDouble(values -> values[i])
                            .filter(value -> !Double.isNaN(value))
                            .reduce(Double::sum)
                            .orElse(Double.NaN));
        }
    }

    private static double[] each(Metrics metrics, IntToDoubleFunction value) {
        var values = new double[metrics.size()];
        Arrays.setAll(values, value);
        return values;
    }
}
