package dev.sluice.cutover.visits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmFetch.Answer;
import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.ArmFetch.Silence;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.freshness.Encoding;
import dev.sluice.domain.preflight.CrossFetch;
import dev.sluice.domain.preflight.CrossFetch.Asset;
import dev.sluice.domain.preflight.CrossFetch.Page;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageVisitsTest {

    private static final Site SITE =
            new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
    private static final String STABLE = "192.0.2.7";
    private static final String CANARY = "192.0.2.9";

    private final TwoArms arms = new TwoArms();

    @BeforeEach
    void publish() {
        arms.put(STABLE, "/", html("<script src=/app.1.js></script>"));
        arms.put(CANARY, "/", html("<script src=/app.2.js></script>"));
        for (var arm : List.of(STABLE, CANARY)) {
            arms.put(arm, "/app.1.js", file("text/javascript"));
            arms.put(arm, "/app.2.js", file("text/javascript"));
        }
    }

    @Test
    void each_arms_page_is_opened_and_its_files_looked_for_on_the_other() {
        var seen = visit();

        assertThat(seen.pages())
                .containsExactly(
                        new Page("/", Arm.STABLE, true, "answers with text/html"),
                        new Page("/", Arm.CANARY, true, "answers with text/html"));
        assertThat(seen.assets())
                .containsExactly(
                        new Asset("/app.1.js", "/", Arm.STABLE, true, "answers with text/javascript"),
                        new Asset("/app.2.js", "/", Arm.CANARY, true, "answers with text/javascript"));
        assertThat(arms.asked)
                .containsExactly(
                        "192.0.2.7 https://www.example.com/",
                        "192.0.2.9 https://www.example.com/",
                        "192.0.2.9 https://www.example.com/app.1.js",
                        "192.0.2.7 https://www.example.com/app.2.js");
    }

    @Test
    void a_file_the_other_arm_lacks_is_found_missing() {
        arms.put(STABLE, "/app.2.js", new Response(404, "text/html", "", "", ""));

        assertThat(visit().assets()).contains(new Asset("/app.2.js", "/", Arm.CANARY, false, "answers 404"));
    }

    @Test
    void a_page_in_the_place_of_a_file_is_how_an_application_says_there_is_none() {
        arms.put(CANARY, "/app.1.js", html("<div id=root>"));

        assertThat(visit().assets()).contains(new Asset("/app.1.js", "/", Arm.STABLE, false, "answers with text/html"));
    }

    @Test
    void a_file_that_neither_arm_has_is_broken_with_or_without_a_ramp() {
        arms.remove(STABLE, "/app.2.js");
        arms.remove(CANARY, "/app.2.js");

        assertThat(visit().assets()).extracting(Asset::path).containsExactly("/app.1.js");
    }

    @Test
    void redirects_within_the_site_are_followed() {
        arms.put(STABLE, "/", new Response(301, "", "", "/en/", ""));
        arms.put(STABLE, "/en/", html("<script src=app.1.js></script>"));
        arms.put(STABLE, "/en/app.1.js", file("text/javascript"));

        var seen = visit();

        assertThat(seen.pages()).contains(new Page("/", Arm.STABLE, true, "answers with text/html"));
        assertThat(seen.assets()).contains(new Asset("/en/app.1.js", "/", Arm.STABLE, false, "answers 404"));
    }

    @Test
    void redirects_that_never_end_do_end() {
        arms.put(STABLE, "/", new Response(302, "", "", "/", ""));

        assertThat(visit().pages()).contains(new Page("/", Arm.STABLE, true, "answers 302"));
        assertThat(arms.asked)
                .filteredOn("192.0.2.7 https://www.example.com/"::equals)
                .hasSize(4);
    }

    @Test
    void a_redirect_to_another_site_is_an_answer() {
        arms.put(CANARY, "/", new Response(302, "", "", "https://login.example.net/", ""));

        assertThat(visit().pages()).contains(new Page("/", Arm.CANARY, true, "answers 302"));
    }

    @Test
    void an_arm_that_is_silent_is_told() {
        arms.put(CANARY, "/", new Silence("is not answered within 10000 ms"));

        assertThat(visit().pages()).contains(new Page("/", Arm.CANARY, false, "is not answered within 10000 ms"));
    }

    @Test
    void a_page_with_hundreds_of_files_is_looked_at_in_part() {
        arms.put(
                STABLE,
                "/",
                html(IntStream.range(0, 300)
                        .mapToObj("<img src=/%d.png>"::formatted)
                        .collect(Collectors.joining())));
        IntStream.range(0, 300).forEach(i -> arms.put(CANARY, "/%d.png".formatted(i), file("image/png")));

        assertThat(visit().assets())
                .filteredOn(asset -> asset.arm() == Arm.STABLE)
                .hasSize(20);
    }

    @Test
    void records_that_lead_nowhere_are_not_followed() {
        var seen = new PageVisits(arms, Runnable::run)
                .of(CutoverRequest.of(SITE), new RecordGroup(SITE.domain(), "stable", "canary", List.of()));

        assertThat(seen).isEqualTo(CrossFetch.NOTHING);
        assertThat(arms.asked).isEmpty();
    }

    private CrossFetch visit() {
        var records = List.of(record("stable", STABLE), record("canary", CANARY));
        return new PageVisits(arms, Runnable::run)
                .of(CutoverRequest.of(SITE), new RecordGroup(SITE.domain(), "stable", "canary", records));
    }

    private static WeightedRecord record(String identifier, String address) {
        return new WeightedRecord(
                "A", identifier, 100, Optional.of(60L), List.of(address), Optional.empty(), Optional.empty());
    }

    private static Response html(String body) {
        return new Response(200, "text/html", "", "", body);
    }

    private static Response file(String type) {
        return new Response(200, type, "", "", "");
    }

    /** What each server has; anything else is a 404. */
    private static final class TwoArms implements ArmFetch {

        private final Map<String, Answer> answers = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        void put(String server, String path, Answer answer) {
            answers.put(server + path, answer);
        }

        void remove(String server, String path) {
            answers.remove(server + path);
        }

        @Override
        public Answer get(URI url, String server, Encoding encoding) {
            asked.add(server + " " + url);
            return answers.getOrDefault(server + url.getPath(), new Response(404, "text/html", "", "", ""));
        }
    }
}
