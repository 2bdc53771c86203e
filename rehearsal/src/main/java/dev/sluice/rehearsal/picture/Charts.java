package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three panels of a story. */
record Charts(CutoverStory story, Scale time, double top) {

    private static final double FOR_HEADING = 46;
    private static final double SHARES = 190;
    private static final double ERRORS = 100;
    private static final double EVIDENCE = 100;

    /** A ramp that multiplies climbs evenly above it; what lingers after a rollback is seen below. */
    private static final double KNEE = .001;

    /** Below this, less evidence says no more, and above that, more of it. */
    private static final double LEAST_EVIDENCE = .1;

    private static final double MOST_EVIDENCE = 1e12;

    double bottom() {
        return top + SHARES + ERRORS + EVIDENCE + 2 * FOR_HEADING;
    }

    List<Element> drawn() {
        double errors = top + SHARES + FOR_HEADING;
        return List.of(shares(top), errors(errors), evidence(errors + ERRORS + FOR_HEADING));
    }

    private Element shares(double from) {
        var panel = new Panel(time, Scale.logarithmicFromZero(KNEE, 1, from + SHARES, from));
        var weight = Series.of(story.moments(), Moment::weightShare);
        var requests = Series.of(story.moments(), Moment::realisedShare);
        var elements = new ArrayList<Element>();
        elements.add(panel.heading(
                "The canary's share", "its weight in DNS and the requests that follow, logarithmic above 0.1%"));
        elements.addAll(panel.axis(Tick.SHARES));
        elements.add(panel.area(requests, "requests fill"));
        elements.add(panel.line(requests, "requests stroke"));
        elements.add(panel.steps(weight, "weight stroke"));
        var names = new ArrayList<Name>();
        name(panel, weight, "weight").ifPresent(names::add);
        name(panel, requests, "requests").ifPresent(names::add);
        elements.addAll(Name.beside(panel, names));
        return group(elements);
    }

    private static Optional<Name> name(Panel panel, Series series, String called) {
        return series.last()
                .map(last -> new Name(
                        "%s %s".formatted(called, Percent.of(last.value())),
                        panel.value().at(last.value()),
                        called));
    }

    /** A canary that was rolled back has few requests left, and rates of few requests are wild: they do not set the scale. */
    private Element errors(double from) {
        var errors = Series.of(story.moments(), Moment::errorRate);
        double limit = story.errorLimit();
        double judged = Math.max(errors.highestUntil(story.rolledBackAt()), Math.min(1, 2 * limit));
        var ticks = new ArrayList<>(Tick.percents(judged));
        var highest = ticks.getLast();
        var panel = new Panel(time, Scale.linear(0, highest.value(), from + ERRORS, from));
        if (errors.highest() > highest.value()) {
            ticks.set(ticks.size() - 1, new Tick(highest.value(), "≥" + highest.label()));
        }
        var elements = new ArrayList<Element>();
        elements.add(panel.heading("Its error rate", "failed requests of each minute"));
        elements.addAll(panel.axis(ticks));
        elements.addAll(panel.limit(limit, "limit " + Percent.of(limit)));
        elements.add(panel.line(errors, "requests stroke"));
        elements.addAll(panel.dots(
                errors.points().filter(point -> point.value() > limit).toList(), "bad"));
        return group(elements);
    }

    private Element evidence(double from) {
        var evidence = Series.of(story.moments(), Moment::evidence);
        double needed = story.evidenceNeeded();
        double most = Math.min(Math.max(evidence.highest(), 10 * needed), MOST_EVIDENCE);
        double high = Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
        var ticks = new ArrayList<>(Tick.decades(LEAST_EVIDENCE, high));
        ticks.set(0, new Tick(LEAST_EVIDENCE, "≤" + ticks.getFirst().label()));
        var panel = new Panel(time, Scale.logarithmic(LEAST_EVIDENCE, high, from + EVIDENCE, from));
        var elements = new ArrayList<Element>();
        elements.add(panel.heading("Evidence against it", "logarithmic scale"));
        elements.addAll(panel.axis(ticks));
        elements.addAll(panel.limit(needed, "rolls back at " + Quantity.of(needed)));
        elements.add(panel.line(evidence, "weight stroke"));
        return group(elements);
    }

    private static Element group(List<Element> elements) {
        return Element.of("g").holding(elements);
    }
}
