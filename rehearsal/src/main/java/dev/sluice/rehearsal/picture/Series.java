package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One quantity over time.
 *
 * @param runs points without a gap between them; none of the runs is empty
 */
record Series(List<List<Point>> runs) {

    static Series of(List<Moment> moments, Function<Moment, OptionalDouble> quantity) {
        var runs = new ArrayList<List<Point>>();
        boolean gap = true;
        for (var moment : moments) {
            var value = quantity.apply(moment);
            if (value.isPresent()) {
                if (gap) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(new Point(moment.minute(), value.getAsDouble()));
            }
            gap = value.isEmpty();
        }
        return new Series(runs);
    }

    Stream<Point> points() {
        return runs.stream().flatMap(List::stream);
    }

    Optional<Point> last() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast().getLast());
    }

    /** Of the points up to {@code minute}; 0 without any. */
    double highestUntil(double minute) {
        return points().filter(point -> point.minute() <= minute)
                .mapToDouble(Point::value)
                .max()
                .orElse(0);
    }

    /** 0 without any point. */
    double highest() {
        return highestUntil(Double.POSITIVE_INFINITY);
    }
}
