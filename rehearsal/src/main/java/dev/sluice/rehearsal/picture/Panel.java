package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** One chart of the stack: a scale of its own above the time axis that all share. Turns quantities into shapes. */
record Panel(Scale time, Scale value) {

    private static final double ABOVE_HEADING = 14;
    private static final double BESIDE_TICK = 10;
    private static final double TO_BASELINE = 4;

    double left() {
        return time.from();
    }

    double right() {
        return time.to();
    }

    double top() {
        return value.to();
    }

    double bottom() {
        return value.from();
    }

    Element heading(String words, String note) {
        return Lettering.HEADING
                .text(left(), top() - ABOVE_HEADING, words)
                .holding(Element.of("tspan")
                        .with("class", Lettering.NOTE.style())
                        .with("dx", 6)
                        .saying(note));
    }

    /** A hairline for each tick, the lowest of them firmer: the panel stands on it. */
    List<Element> axis(List<Tick> ticks) {
        var elements = new ArrayList<Element>();
        for (var tick : ticks) {
            double y = value.at(tick.value());
            elements.add(across(y, y == bottom() ? "base" : "grid"));
            elements.add(Lettering.TICK
                    .text(left() - BESIDE_TICK, y + TO_BASELINE, tick.label())
                    .with("text-anchor", "end"));
        }
        return elements;
    }

    /** The limit by name, and the tint of what is beyond. */
    List<Element> limit(double limit, String words) {
        double y = value.at(limit);
        var beyond = Element.of("rect")
                .with("class", "beyond")
                .with("x", left())
                .with("y", top())
                .with("width", right() - left())
                .with("height", y - top());
        var elements = new ArrayList<>(List.of(beyond, across(y, "limit")));
        elements.addAll(Name.beside(this, List.of(new Name(words, y, "alarm"))));
        return elements;
    }

    /** Straight from point to point. */
    Element line(Series series, String style) {
        return path(series, style, this::straight);
    }

    /** Each value holds until the next; the last one until the end of its run. */
    Element steps(Series series, String style) {
        return path(series, style, this::held);
    }

    /** From the line down to the base. */
    Element area(Series series, String style) {
        return path(
                series,
                style,
                (first, rest) -> straight(first, rest)
                        + "V%s H%s Z".formatted(Element.number(bottom()), Element.number(time.at(first.minute()))));
    }

    List<Element> dots(List<Point> points, String style) {
        return points.stream()
                .map(point -> Element.of("circle")
                        .with("class", style)
                        .with("cx", time.at(point.minute()))
                        .with("cy", value.at(point.value()))
                        .with("r", 2.5))
                .toList();
    }

    private Element across(double y, String style) {
        return Element.of("line")
                .with("class", style)
                .with("x1", left())
                .with("x2", right())
                .with("y1", y)
                .with("y2", y);
    }

    private Element path(Series series, String style, BiFunction<Point, List<Point>, String> shape) {
        var drawn = series.runs().stream()
                .map(run -> shape.apply(run.getFirst(), run.subList(1, run.size())))
                .collect(Collectors.joining(" "));
        return Element.of("path").with("class", style).with("d", drawn);
    }

    /** A move alone draws nothing: a lonely point becomes a line of no length, whose round ends are a dot. */
    private String straight(Point first, List<Point> rest) {
        return rest.stream()
                .map(point -> "L%s".formatted(at(point)))
                .collect(Collectors.joining(" ", "M%s ".formatted(at(first)), rest.isEmpty() ? "h0" : ""));
    }

    private String held(Point first, List<Point> rest) {
        return rest.stream()
                .map(point -> "H%s V%s"
                        .formatted(Element.number(time.at(point.minute())), Element.number(value.at(point.value()))))
                .collect(Collectors.joining(" ", "M%s ".formatted(at(first)), rest.isEmpty() ? "h0" : ""));
    }

    private String at(Point point) {
        return "%s,%s".formatted(Element.number(time.at(point.minute())), Element.number(value.at(point.value())));
    }
}
