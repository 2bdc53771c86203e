package dev.sluice.rehearsal.picture;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A value an axis names. */
record Tick(double value, String label) {

    /** Of a scale that is logarithmic down to a thousandth. */
    static final List<Tick> SHARES = Stream.of(0., .001, .01, .1, 1.)
            .map(share -> new Tick(share, Percent.of(share)))
            .toList();

    /** Round percentages from 0 to at least {@code most}, four at most. */
    static List<Tick> percents(double most) {
        return upTo(most, round(most / 3), Percent::of);
    }

    /** Powers of ten, {@code low} always among them; six at most. */
    static List<Tick> decades(double low, double high) {
        int first = exponent(low);
        int last = exponent(high);
        int step = Math.max(1, Math.ceilDiv(last - first, 5));
        return IntStream.rangeClosed(first, last)
                .filter(power -> (power - first) % step == 0)
                .mapToDouble(power -> Math.pow(10, power))
                .mapToObj(value -> new Tick(value, Quantity.of(value)))
                .toList();
    }

    /** Minutes, or hours when they are many; the first label names the unit. */
    static List<Tick> times(double minutes) {
        double step = Stream.of(1., 2., 5., 10., 15., 30., 60., 120., 240., 360., 720., 1440.)
                .filter(candidate -> minutes / candidate <= 9)
                .findFirst()
                .orElseGet(() -> 1440 * Math.ceil(round(minutes / 9 / 1440)));
        boolean inHours = step >= 60;
        return upTo(
                Math.floor(minutes / step) * step,
                step,
                minute -> Quantity.of(inHours ? minute / 60 : minute) + unit(minute, inHours));
    }

    private static List<Tick> upTo(double most, double step, DoubleFunction<String> label) {
        int count = (int) Math.ceil(most / step - 1e-9);
        return IntStream.rangeClosed(0, count)
                .mapToDouble(i -> i * step)
                .mapToObj(value -> new Tick(value, label.apply(value)))
                .toList();
    }

    /** 1, 2 or 5 times a power of ten, and at least {@code raw}. */
    private static double round(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        return Stream.of(1., 2., 5., 10.)
                .map(times -> times * power)
                .filter(step -> step >= raw * (1 - 1e-9))
                .findFirst()
                .orElseThrow();
    }

    private static int exponent(double power) {
        return (int) Math.round(Math.log10(power));
    }

    private static String unit(double minute, boolean inHours) {
        if (minute > 0) {
            return "";
        }
        return inHours ? " h" : " min";
    }
}
