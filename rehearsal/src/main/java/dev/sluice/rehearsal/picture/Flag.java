package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a decision, on a pole that stands on the time axis: the text is to the right of its pole.
 *
 * @param x of the pole, in pixels
 * @param bottom of the text, in pixels above the top of the panels
 */
record Flag(Decision decision, double x, List<String> lines, double bottom) {

    private static final double WIDEST = 300;
    private static final double FROM_POLE = 9;
    private static final double BETWEEN = 6;
    private static final double TO_BASELINE = 4.5;

    /**
     * Flags for decisions in the order of time, at heights at which no text meets another one or the pole of another: a
     * flag whose text reaches over later poles hangs above the flags on them. So time runs from the left and from above.
     *
     * @param edge where texts have to end, right of every pole, in pixels
     */
    static List<Flag> hang(List<Decision> decisions, Scale time, double edge) {
        var hung = new ArrayList<Flag>();
        for (var decision : decisions.reversed()) {
            double x = time.at(decision.minute());
            var lines = lettering(decision).wrap(decision.text(), Math.min(WIDEST, edge - x - FROM_POLE));
            var flag = new Flag(decision, x, lines, 0);
            double bottom = hung.stream()
                    .filter(later -> later.x < flag.right() + BETWEEN)
                    .mapToDouble(later -> later.top() + BETWEEN)
                    .max()
                    .orElse(0);
            hung.addFirst(new Flag(decision, x, lines, bottom));
        }
        return hung;
    }

    double right() {
        var lettering = lettering(decision);
        return x
                + FROM_POLE
                + lines.stream().mapToDouble(lettering::width).max().orElse(0);
    }

    /** In pixels above the top of the panels. */
    double top() {
        return bottom + lines.size() * lettering(decision).lineHeight();
    }

    /**
     * To be drawn before the panels, whose words it would cross.
     *
     * @param floor the y from which heights are measured
     * @param ground the y of the time axis
     */
    Element pole(double floor, double ground) {
        var pole = Element.of("line")
                .with("class", "pole")
                .with("x1", x)
                .with("x2", x)
                .with("y1", middle(floor))
                .with("y2", ground);
        return grouped(List.of(pole));
    }

    /** With the sign of their kind, at the top of the pole. */
    Element words(double floor) {
        var lettering = lettering(decision);
        var drawn = new ArrayList<>(List.of(sign(middle(floor))));
        double baseline = middle(floor) + TO_BASELINE;
        for (var line : lines) {
            drawn.add(lettering.text(x + FROM_POLE, baseline, line));
            baseline += lettering.lineHeight();
        }
        return grouped(drawn);
    }

    /** Of the first line of words. */
    private double middle(double floor) {
        return floor - top() + lettering(decision).lineHeight() / 2;
    }

    private Element grouped(List<Element> elements) {
        return Element.of("g")
                .with("class", decision.kind().name().toLowerCase(Locale.ROOT))
                .holding(elements);
    }

    /** Shapes differ, so that the kinds can be told apart without colours. */
    private Element sign(double y) {
        var shape = switch (decision.kind()) {
            case STEP -> "M%1$s,%2$s m-3,0 a3,3 0 1,0 6,0 a3,3 0 1,0 -6,0 Z";
            case HOLD -> "M%1$s,%2$s m-4,-4 h3 v8 h-3 Z m5,0 h3 v8 h-3 Z";
            case ROLLBACK -> "M%1$s,%2$s m-5,-4 h10 l-5,9 Z";
            case PROMOTED -> "M%1$s,%2$s m-5,4 h10 l-5,-9 Z";
            case FAULT -> "M%1$s,%2$s m0,-5 l5,5 l-5,5 l-5,-5 Z";
        };
        return Element.of("path")
                .with("class", "sign")
                .with("d", shape.formatted(Element.number(x), Element.number(y)));
    }

    private static Lettering lettering(Decision decision) {
        return switch (decision.kind()) {
            case ROLLBACK, PROMOTED, FAULT -> Lettering.LOUD;
            case STEP, HOLD -> Lettering.FLAG;
        };
    }
}
