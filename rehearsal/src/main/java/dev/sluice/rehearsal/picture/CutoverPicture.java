package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws a cutover: what the canary got, how it did and what that proved, on one time axis, with the decisions across.
 * Light or dark as the viewer prefers; no scripts, no fonts, nothing to load.
 */
public final class CutoverPicture {

    private static final double WIDTH = 960;
    private static final double MARGIN = 24;
    private static final double LEFT = 76;
    private static final double RIGHT = 164;
    private static final double FOR_HEADING = 50;
    private static final double FOR_TIMES = 44;

    private CutoverPicture() {}

    /** An SVG document, 960 pixels wide; the same story gives the same characters. To be written as UTF-8. */
    public static String svg(CutoverStory story) {
        var time = Scale.linear(0, story.minutes(), LEFT, WIDTH - RIGHT);
        var head = head(story);
        var flags = Flag.hang(story.decisions(), time, WIDTH - MARGIN);
        double floor =
                head.bottom() + flags.stream().mapToDouble(Flag::top).max().orElse(0);
        var charts = new Charts(story, time, floor + FOR_HEADING);
        double height = charts.bottom() + FOR_TIMES;

        return Element.of("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "cutover")
                .with("role", "img")
                .with("width", WIDTH)
                .with("height", height)
                .with("viewBox", "0 0 %s %s".formatted(Element.number(WIDTH), Element.number(height)))
                .holding(
                        Element.of("title").saying(story.title()),
                        Element.of("desc").saying(Description.of(story)),
                        Element.of("style").saying(Theme.css()),
                        Element.of("rect")
                                .with("class", "paper")
                                .with("width", WIDTH)
                                .with("height", height))
                .holding(head.lines())
                .holding(flags.stream()
                        .map(flag -> flag.pole(floor, charts.bottom()))
                        .toList())
                .holding(charts.drawn())
                .holding(times(time, charts.bottom()))
                .holding(flags.stream().map(flag -> flag.words(floor)).toList())
                .xml();
    }

    private record Head(List<Element> lines, double bottom) {}

    private static Head head(CutoverStory story) {
        var lines = new ArrayList<Element>();
        double y = MARGIN - 2;
        for (var lettering : List.of(Lettering.TITLE, Lettering.SUBTITLE)) {
            var words = lettering == Lettering.TITLE ? story.title() : story.subtitle();
            for (var line : lettering.wrap(words, WIDTH - 2 * MARGIN)) {
                y += lettering.lineHeight();
                lines.add(lettering.text(MARGIN, y - 6, line));
            }
            y += 4;
        }
        return new Head(lines, y + MARGIN);
    }

    private static List<Element> times(Scale time, double ground) {
        return Tick.times(time.high()).stream()
                .flatMap(tick -> {
                    double x = time.at(tick.value());
                    var mark = Element.of("line")
                            .with("class", "base")
                            .with("x1", x)
                            .with("x2", x)
                            .with("y1", ground)
                            .with("y2", ground + 5);
                    var label =
                            Lettering.TICK.text(x, ground + 20, tick.label()).with("text-anchor", "middle");
                    return Stream.of(mark, label);
                })
                .collect(Collectors.toList());
    }
}
