package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.WarmUp;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import dev.sluice.domain.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server in the place of the edge. */
class WarmUpHandlerTest {

    private static final String EDGE = "d111111abcdef8.cloudfront.net";
    private static final Duration LEFT = Duration.ofMinutes(15);

    private final CachingServer edge = new CachingServer();
    private final FunctionLog log = new FunctionLog();

    @BeforeEach
    void publish() {
        edge.put("/", 200, "home");
        edge.put("/about.html", 200, "about");
        edge.put("/prices", 200, "prices");
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void every_path_is_fetched_twice_from_the_distribution_as_browsers_do() {
        var cutover = warmUp(new WarmUp(List.of("/", "/about.html"), Optional.empty(), 200, 4));

        assertThat(cutover.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(cutover.said()).isEqualTo("warmed 2 of 2 paths, hit ratio 100%");
        assertThat(edge.requests())
                .containsExactlyInAnyOrder(
                        EDGE + " / br, gzip",
                        EDGE + " /about.html br, gzip",
                        EDGE + " / br, gzip",
                        EDGE + " /about.html br, gzip");
        assertThat(log.lines())
                .containsExactly("www.example.com at 0%: warmed 2 of 2 paths, hit ratio 100%; goes on to 1%");
    }

    @Test
    void a_path_that_fails_is_told_and_stops_nothing() {
        edge.put("/broken", 500, "");

        var cutover = warmUp(new WarmUp(List.of("/", "/gone", "/broken"), Optional.empty(), 200, 1));

        assertThat(cutover.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(cutover.said())
                .isEqualTo("warmed 1 of 3 paths, hit ratio 100%; /gone answers 404, /broken answers 500");
    }

    @Test
    void what_the_edge_does_not_keep_shows_in_the_hit_ratio() {
        edge.forget("/prices");

        assertThat(warmUp(new WarmUp(List.of("/", "/prices"), Optional.empty(), 200, 2))
                        .said())
                .isEqualTo("warmed 2 of 2 paths, hit ratio 50%");
    }

    @Test
    void the_pages_of_a_sitemap_follow_the_paths_up_to_the_most() {
        edge.put("/sitemap.xml", 200, """
                <sitemapindex><sitemap><loc>https://www.example.com/pages.xml</loc></sitemap></sitemapindex>
                """);
        edge.put("/pages.xml", 200, """
                <urlset><url><loc>https://www.example.com/</loc></url>
                <url><loc>https://www.example.com/about.html</loc></url>
                <url><loc>https://www.example.com/prices</loc></url></urlset>
                """);

        var cutover = warmUp(new WarmUp(List.of("/prices"), Optional.of("/sitemap.xml"), 2, 1));

        assertThat(cutover.said()).isEqualTo("warmed 2 of 2 paths, hit ratio 100%");
        assertThat(edge.requests())
                .startsWith(
                        EDGE + " /sitemap.xml identity",
                        EDGE + " /pages.xml identity",
                        EDGE + " /prices br, gzip",
                        EDGE + " / br, gzip");
    }

    @Test
    void a_sitemap_that_is_not_there_is_told() {
        assertThat(warmUp(new WarmUp(List.of("/"), Optional.of("/sitemap.xml"), 200, 2))
                        .said())
                .isEqualTo("warmed 1 of 2 paths, hit ratio 100%; /sitemap.xml answers 404");
    }

    @Test
    void a_function_that_runs_out_of_time_leaves_the_rest() {
        var clock = new Ticking(Duration.ofMinutes(5));

        var cutover = warmUp(new WarmUp(List.of("/", "/about.html", "/prices"), Optional.empty(), 200, 1), edge, clock);

        assertThat(cutover.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(cutover.said()).isEqualTo("warmed 2 of 3 paths, with no time to see the hit ratio");
    }

    @Test
    void an_edge_that_is_silent_stops_nothing_either() {
        edge.close();

        assertThat(warmUp(new WarmUp(List.of("/"), Optional.empty(), 200, 2)).said())
                .startsWith("warmed 0 of 1 path; / cannot be reached: ");
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new WarmUpHandler()).isNotNull();
    }

    private Cutover warmUp(WarmUp warmUp) {
        return warmUp(warmUp, edge, new Ticking(Duration.ZERO));
    }

    private Cutover warmUp(WarmUp warmUp, ArmFetch fetch, Time time) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var in = new ByteArrayOutputStream();
            CutoverJson.write(cutover(warmUp), in);
            var out = new ByteArrayOutputStream();
            new WarmUpHandler(fetch, threads, time)
                    .handleRequest(new ByteArrayInputStream(in.toByteArray()), out, log.context(LEFT));
            return CutoverJson.read(new ByteArrayInputStream(out.toByteArray()), Cutover.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cutover cutover(WarmUp warmUp) {
        var defaults = CutoverRequest.of(
                new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL"));
        var request = new CutoverRequest(
                defaults.site(),
                defaults.ramp(),
                defaults.guard(),
                defaults.stableMetrics(),
                warmUp,
                defaults.approvals(),
                defaults.holdLimitMinutes(),
                defaults.stabiliseMinutes());
        var canary = new WeightedRecord(
                "A",
                "canary",
                0,
                Optional.empty(),
                List.of(),
                Optional.of(new Alias(EDGE, "Z2FDTNDATAQYW2", false)),
                Optional.empty());
        return Cutover.begin(
                request, "arn:execution", new RecordGroup("www.example.com", "stable", "canary", List.of(canary)));
    }

    /** A clock that moves on whenever somebody looks at it. */
    private static final class Ticking implements Time {

        private final Duration step;
        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        Ticking(Duration step) {
            this.step = step;
        }

        @Override
        public Instant instant() {
            var before = now;
            now = now.plus(step);
            return before;
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
        }
    }
}
