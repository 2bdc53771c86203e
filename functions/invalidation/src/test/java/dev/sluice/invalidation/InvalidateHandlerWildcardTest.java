package dev.sluice.invalidation;

import static dev.sluice.invalidation.UploadMessages.batch;
import static dev.sluice.invalidation.UploadMessages.created;
import static dev.sluice.invalidation.UploadMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which wildcards a purge may use. */
class InvalidateHandlerWildcardTest extends InvalidateScene {

    @Test
    void many_changes_fold_into_wildcards_that_spare_what_did_not_change() {
        edge.with(serving("E1", "site"));
        var names = IntStream.range(0, 60).mapToObj(i -> "docs/page-" + i).toList();
        names.forEach(name -> overwritten("site", name));
        buckets.put("site", "logo.svg", "v1", "logo", YESTERDAY);

        handle(batch(names.stream()
                .map(name -> message(name, created("site", name, "v2")))
                .toArray(SQSEvent.SQSMessage[]::new)));

        assertThat(edge.purges("E1")).containsExactly(List.of("/docs/page-*"));
        assertThat(log.getLast()).contains("0 objects for nothing");
    }

    @Test
    void in_a_bucket_too_large_to_list_a_wildcard_stays_within_the_folders_that_changed() {
        edge.with(serving("E1", "site"));
        var names = IntStream.range(0, 60)
                .mapToObj(i -> (i % 2 == 0 ? "docs/" : "help/") + "page-" + i)
                .toList();
        names.forEach(name -> overwritten("site", name));
        IntStream.range(0, 50).forEach(i -> buckets.put("site", "photos/" + i, "v1", "photo", YESTERDAY));

        new InvalidateHandler(settings(100, "E1"), buckets, edge, deadLetters::put, redelivery, watches::put, time)
                .handleRequest(
                        batch(names.stream()
                                .map(name -> message(name, created("site", name, "v2")))
                                .toArray(SQSEvent.SQSMessage[]::new)),
                        context());

        assertThat(edge.purges("E1")).containsExactly(List.of("/docs/page-*", "/help/page-*"));
    }

    @Test
    void a_wildcard_stays_within_the_paths_that_a_behaviour_gives_to_the_bucket() {
        var origin = new Origin("site.s3.amazonaws.com", "");
        var api = new Origin("api.example.com", "");
        edge.with(new Distribution(
                "E1",
                List.of(
                        new Behaviour(new PathPattern("/static/*"), List.of(origin), false, DirectoryIndex.ROOT),
                        new Behaviour(PathPattern.ALL, List.of(api), false, DirectoryIndex.ROOT)),
                "",
                List.of()));
        overwritten("site", "static/a.txt");
        overwritten("site", "static/b.txt");

        handle(batch(
                message("1", created("site", "static/a.txt", "v2")),
                message("2", created("site", "static/b.txt", "v2"))));

        assertThat(edge.purges("E1")).containsExactly(List.of("/static/*"));
    }

    @Test
    void a_wildcard_spares_versioned_names_even_when_they_are_new() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app/a.js");
        overwritten("site", "app/b.js");
        buckets.put("site", "app/main-DYIkqkhu.js", "v1", "code", TODAY);

        handle(batch(
                message("1", created("site", "app/a.js", "v2")),
                message("2", created("site", "app/b.js", "v2")),
                message("3", created("site", "app/main-DYIkqkhu.js", "v1"))));

        assertThat(edge.purges("E1")).containsExactly(List.of("/app/a.js", "/app/b.js"));
    }

    @Test
    void no_wildcard_is_used_while_the_edge_is_busy_with_fifteen_others() {
        edge.with(serving("E1", "site"));
        overwritten("site", "docs/a");
        overwritten("site", "docs/b");
        var busy = IntStream.range(0, 15)
                .mapToObj(i -> new EdgePath("/other/" + i + "*"))
                .toList();
        edge.invalidated("E1", new Invalidation("IOLD", "by hand", YESTERDAY, false, busy));

        handle(batch(message("1", created("site", "docs/a", "v2")), message("2", created("site", "docs/b", "v2"))));

        assertThat(edge.purges("E1").getLast()).containsExactly("/docs/a", "/docs/b");
    }
}
