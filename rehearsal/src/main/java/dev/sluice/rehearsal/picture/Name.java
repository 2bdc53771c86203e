package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a line is called, written at its end.
 *
 * @param y of the line there, in pixels
 * @param style the line's colour
 */
record Name(String words, double y, String style) {

    private static final double BESIDE_LINE = 8;
    private static final double TO_BASELINE = 4.5;

    /** One below the other in the order of their lines, as near to them as they can be without meeting. */
    static List<Element> beside(Panel panel, List<Name> names) {
        double height = Lettering.NAME.lineHeight();
        var sorted = names.stream().sorted(Comparator.comparingDouble(Name::y)).toList();
        var elements = new ArrayList<Element>();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.size(); i++) {
            var name = sorted.get(i);
            double lowest = panel.bottom() - (sorted.size() - 1 - i) * height;
            double y = Math.max(free, Math.min(name.y(), lowest));
            free = y + height;
            elements.add(name.at(panel.right() + BESIDE_LINE, y));
        }
        return elements;
    }

    private Element at(double x, double middle) {
        return Element.of("g").with("class", style).holding(Lettering.NAME.text(x, middle + TO_BASELINE, words));
    }
}
