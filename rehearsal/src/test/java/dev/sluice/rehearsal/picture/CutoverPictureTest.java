package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CutoverPictureTest {

    static List<CutoverStory> stories() {
        return List.of(Stories.healthy(), Stories.badRelease(), Stories.of(List.of()), Stories.oneMinute());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void says_all_that_was_decided_in_sight_and_to_a_screen_reader(CutoverStory story) {
        var drawing = Drawing.of(story);

        assertThat(drawing.root().getAttribute("role")).isEqualTo("img");
        assertThat(drawing.only("title")).isEqualTo(story.title());
        assertThat(drawing.words()).contains(story.title(), story.subtitle());
        for (var decision : story.decisions()) {
            assertThat(drawing.words()).contains(decision.text());
            assertThat(drawing.only("desc")).contains(decision.text());
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void no_text_covers_another_or_leaves_the_picture(CutoverStory story) {
        var drawing = Drawing.of(story);

        var boxes = drawing.all("text").stream().map(Drawing::box).toList();

        double height = Double.parseDouble(drawing.root().getAttribute("height"));
        for (int i = 0; i < boxes.size(); i++) {
            var box = boxes.get(i);
            assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(box::overlaps);
            assertThat(box.left()).isNotNegative();
            assertThat(box.right()).isLessThanOrEqualTo(960);
            assertThat(box.top()).isNotNegative();
            assertThat(box.bottom()).isLessThanOrEqualTo(height);
        }
    }

    @Test
    void the_same_story_gives_the_same_bytes_in_whatever_order_it_is_told() {
        var story = Stories.healthy();
        var backwards = new CutoverStory(
                story.title(),
                story.subtitle(),
                story.moments().reversed(),
                story.errorLimit(),
                story.evidenceNeeded(),
                story.decisions().reversed());

        var svg = CutoverPicture.svg(backwards);

        assertThat(svg).isEqualTo(CutoverPicture.svg(Stories.healthy()));
    }

    @Test
    void words_that_look_like_markup_stay_words() {
        var title = "<script>alert('1')</script> & \"5 > 4\"";
        var reason = "errors > 1% & rising </text>";
        var story = new CutoverStory(
                title, "]]>", List.of(), .01, 100, List.of(new Decision(0, Decision.Kind.ROLLBACK, reason)));

        var drawing = Drawing.of(story);

        assertThat(drawing.only("title")).isEqualTo(title);
        assertThat(drawing.words()).contains(title, "]]>", reason);
        assertThat(drawing.all("script")).isEmpty();
    }

    @Test
    void needs_nothing_but_itself_and_is_light_or_dark() {
        var svg = CutoverPicture.svg(Stories.badRelease());

        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "url(", "@import", "@font-face", "href", "<script");
        assertThat(svg).contains("@media (prefers-color-scheme:dark)");
    }

    @Test
    void what_lingers_after_a_rollback_is_seen_falling() {
        var panel = new Panel(Scale.linear(0, 30, 0, 300), Scale.logarithmicFromZero(.001, 1, 190, 0));
        var story = Stories.badRelease();
        var tail = story.moments().stream()
                .filter(moment -> moment.minute() > story.rolledBackAt() && moment.minute() < 18)
                .map(moment -> panel.value().at(moment.realisedShare().orElseThrow()))
                .toList();

        assertThat(tail).isSorted();
        assertThat(tail.getLast() - tail.getFirst()).isGreaterThan(40);
    }

    @Test
    void wild_rates_of_the_few_requests_left_after_a_rollback_do_not_squeeze_what_was_judged() {
        var moments = new ArrayList<Moment>();
        moments.add(Stories.errors(0, .004));
        moments.add(Stories.errors(1, .021));
        moments.add(Stories.errors(3, 1));

        var words = Drawing.of(Stories.of(moments, new Decision(2, Decision.Kind.ROLLBACK, "rolled back")))
                .words();

        assertThat(words).contains("0% 1% 2% ≥3%");
    }

    @Test
    void a_minute_that_was_not_measured_is_a_gap() {
        var moments = List.of(
                Stories.errors(0, .004),
                Stories.errors(1, .004),
                Stories.errors(2, OptionalDouble.empty()),
                Stories.errors(3, .004));

        var line = Drawing.of(Stories.of(moments)).all("path").stream()
                .map(path -> path.getAttribute("d"))
                .filter(shape -> !shape.isEmpty())
                .toList();

        assertThat(line).singleElement().asString().containsPattern("^M[^M]+ L[^M]+ M[^M]+ h0$");
    }

    @Test
    void a_bad_minute_has_a_dot_and_one_at_the_limit_has_none() {
        var moments = List.of(Stories.errors(0, .01), Stories.errors(1, .011));

        var dots = Drawing.of(Stories.of(moments)).all("circle");

        assertThat(dots).hasSize(1);
    }

    @Test
    void a_day_with_a_step_every_half_hour_is_drawn_too() {
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < 48; i++) {
            decisions.add(new Decision(i * 30, Decision.Kind.STEP, "step %d: to %d%%".formatted(i, 2 * i)));
        }

        var words = Drawing.of(Stories.of(List.of(), decisions.toArray(Decision[]::new)))
                .words();

        assertThat(words).contains("step 0: to 0%", "step 47: to 94%", "0 h 4 8 12 16 20");
    }
}
