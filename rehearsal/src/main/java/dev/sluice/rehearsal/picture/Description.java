package dev.sluice.rehearsal.picture;

import java.util.stream.Collectors;

/** The picture in words, for those who hear it. */
final class Description {

    private Description() {}

    static String of(CutoverStory story) {
        var moments = story.moments();
        var summary =
                "Three charts over %s minutes. The canary's weight reaches %s and its share of requests %s; its error rate reaches %s, the limit is %s; evidence against it reaches %s, at %s it is rolled back."
                        .formatted(
                                Quantity.of(story.minutes()),
                                Percent.of(
                                        Series.of(moments, Moment::weightShare).highest()),
                                Percent.of(Series.of(moments, Moment::realisedShare)
                                        .highest()),
                                Percent.of(Series.of(moments, Moment::errorRate).highest()),
                                Percent.of(story.errorLimit()),
                                Quantity.of(Series.of(moments, Moment::evidence).highest()),
                                Quantity.of(story.evidenceNeeded()));
        return story.decisions().stream()
                .map(decision -> " Minute %s: %s.".formatted(Quantity.of(decision.minute()), decision.text()))
                .collect(Collectors.joining("", summary, ""));
    }
}
