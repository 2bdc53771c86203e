package dev.sluice.rehearsal.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An XML element. Immutable; its bytes depend on nothing but its values.
 *
 * @param attributes written out already
 * @param text comes before the children
 */
record Element(String name, String attributes, String text, List<Element> children) {

    Element {
        children = List.copyOf(children);
    }

    static Element of(String name) {
        return new Element(name, "", "", List.of());
    }

    Element with(String attribute, String value) {
        return new Element(name, "%s %s=\"%s\"".formatted(attributes, attribute, escaped(value)), text, children);
    }

    /** A coordinate or a length, to a tenth of a pixel. */
    Element with(String attribute, double value) {
        return with(attribute, number(value));
    }

    Element saying(String words) {
        return new Element(name, attributes, words, children);
    }

    Element holding(List<Element> more) {
        var all = new ArrayList<>(children);
        all.addAll(more);
        return new Element(name, attributes, text, all);
    }

    Element holding(Element... more) {
        return holding(List.of(more));
    }

    /** Rounded to a tenth, without trailing zeros and never {@code -0}. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** One line for each element, indented by depth. */
    String xml() {
        var out = new StringBuilder();
        write(out, 0);
        return out.toString();
    }

    private void write(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append('<').append(name).append(attributes);
        if (text.isEmpty() && children.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append('>').append(escaped(text));
        if (!children.isEmpty()) {
            out.append('\n');
            children.forEach(child -> child.write(out, depth + 1));
            out.append("  ".repeat(depth));
        }
        out.append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    /** What no escape can bring into XML 1.0 (its production 2, Char), the halves of a surrogate pair among it. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point < 0xD800)
                || (point > 0xDFFF && point != 0xFFFE && point != 0xFFFF);
    }
}
