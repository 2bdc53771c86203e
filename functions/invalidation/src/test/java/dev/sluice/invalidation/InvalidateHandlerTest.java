package dev.sluice.invalidation;

import static dev.sluice.invalidation.UploadMessages.batch;
import static dev.sluice.invalidation.UploadMessages.created;
import static dev.sluice.invalidation.UploadMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DeadLetters;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import dev.sluice.domain.purge.PortFailure;
import dev.sluice.domain.purge.PurgeLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

class InvalidateHandlerTest {

    private static final Instant YESTERDAY = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-03-02T09:00:01Z");
    private final PortFailure throttled = PortFailure.passing("throttled", "It will be tried again", null);

    private final InMemoryBuckets buckets = new InMemoryBuckets();
    private final InMemoryEdge edge = new InMemoryEdge();
    private final Map<String, String> deadLetters = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> metrics = new ArrayList<>();
    private final Map<String, String> watches = new LinkedHashMap<>();
    private final FixedTime time = new FixedTime(TODAY.plusSeconds(40));

    @Test
    void a_changed_index_is_purged_at_every_url_it_answers() {
        edge.with(serving("E1", "site"));
        overwritten("site", "index.html");
        buckets.put("site", "logo.svg", "v1", "logo", YESTERDAY);

        var response = handle(batch(message("1", created("site", "index.html", "v2"))));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).containsExactly(List.of("/", "/index.html"));
    }

    @Test
    void a_new_versioned_name_costs_nothing() {
        edge.with(serving("E1", "site"));
        buckets.put("site", "assets/index-DYIkqkhu.js", "v1", "code", TODAY);

        handle(batch(message("1", created("site", "assets/index-DYIkqkhu.js", "v1"))));

        assertThat(edge.purges("E1")).isEmpty();
        assertThat(log)
                .containsExactly("1 message: E1 needs no purge (1 versioned); 0 back to the queue, 0 dead letters");
    }

    @Test
    void a_versioned_name_whose_content_changed_is_purged_all_the_same() {
        edge.with(serving("E1", "site"));
        overwritten("site", "assets/index-DYIkqkhu.js");

        handle(batch(message("1", created("site", "assets/index-DYIkqkhu.js", "v2"))));

        assertThat(edge.purges("E1")).containsExactly(List.of("/assets/index-DYIkqkhu.js"));
        assertThat(log.getLast()).contains("1 overwritten under a versioned name");
    }

    @Test
    void one_line_says_what_was_done() {
        edge.with(serving("E1", "site"));
        overwritten("site", "index.html");
        buckets.put("site", "about.txt", "v1", "about", TODAY);
        buckets.put("site", "logo.svg", "v1", "logo", YESTERDAY);

        handle(batch(
                message("1", created("site", "index.html", "v2")), message("2", created("site", "about.txt", "v1"))));

        assertThat(log)
                .containsExactly("2 messages: E1 purges 2 paths as I1 for $0.010, 0 objects for nothing"
                        + " (1 changed, 1 new); 0 back to the queue, 0 dead letters");
    }

    @Test
    void a_purge_is_watched_under_the_name_of_its_reference() {
        edge.with(serving("E1", "site"));
        overwritten("site", "index.html");

        handle(batch(message("1", created("site", "index.html", "v2"))));

        var document = new JsonMapper().readTree(watches.get(edge.references().getFirst()));
        assertThat(document.at("/watch/round/invalidationId").stringValue()).isEqualTo("I1");
        assertThat(document.at("/deploy/changedAt").stringValue()).isEqualTo("2026-03-02T09:00:02Z");
        assertThat(document.at("/deploy/probes").toString())
                .isEqualTo("[{\"path\":\"/\",\"bucket\":\"site\",\"key\":\"index.html\"},"
                        + "{\"path\":\"/index.html\",\"bucket\":\"site\",\"key\":\"index.html\"}]");
    }

    @Test
    void where_nothing_is_purged_there_is_nothing_to_watch() {
        edge.with(serving("E1", "site"));
        buckets.put("site", "assets/index-DYIkqkhu.js", "v1", "code", TODAY);

        handle(batch(message("1", created("site", "assets/index-DYIkqkhu.js", "v1"))));

        assertThat(watches).isEmpty();
    }

    @Test
    void a_watch_that_cannot_begin_sends_no_message_back() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        FreshnessWatch broken = (reference, document) -> {
            throw throttled;
        };

        var response = new InvalidateHandler(settings("E1"), buckets, edge, deadLetters::put, broken, time)
                .handleRequest(batch(message("1", created("site", "app.js", "v2"))), context());

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).hasSize(1);
        assertThat(log.getFirst())
                .isEqualTo("I1 is made, but nobody watches whether it reaches the edge: throttled."
                        + " It will be tried again");
    }

    @Test
    void the_numbers_of_a_purge_go_into_the_log_for_cloudwatch() {
        edge.with(serving("E1", "site"));
        overwritten("site", "index.html");
        buckets.put("site", "about.txt", "v1", "about", TODAY);

        handle(batch(
                message("1", created("site", "index.html", "v2")), message("2", created("site", "about.txt", "v1"))));

        var line = new JsonMapper().readTree(metrics.getFirst());
        assertThat(line.at("/_aws/Timestamp").longValue())
                .isEqualTo(TODAY.plusSeconds(40).toEpochMilli());
        assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString()).isEqualTo("[[\"DistributionId\"]]");
        assertThat(line.at("/DistributionId").stringValue()).isEqualTo("E1");
        assertThat(line.at("/ChangedKeys").intValue()).isEqualTo(1);
        assertThat(line.at("/PurgedPaths").intValue()).isEqualTo(2);
        assertThat(line.at("/BilledPaths").intValue()).isEqualTo(1);
        assertThat(line.at("/CostUsd").doubleValue()).isEqualTo(0.005);
        assertThat(line.at("/SkippedNew").intValue()).isEqualTo(1);
    }

    @Test
    void the_second_of_two_equal_uploads_does_not_hide_the_first() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        buckets.put("site", "app.js", "v3", "after", TODAY);

        handle(batch(message("1", created("site", "app.js", "v3")), message("2", created("site", "app.js", "v2"))));

        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
    }

    @Test
    void a_redelivered_batch_is_not_billed_twice() {
        edge.with(serving("E1", "site"));
        overwritten("site", "index.html");
        var batch = batch(message("1", created("site", "index.html", "v2")));
        handle(batch);

        handle(batch);

        assertThat(edge.purges("E1")).hasSize(1);
        assertThat(log.getLast()).contains("E1 is purged already");
    }

    @Test
    void a_message_redelivered_in_another_batch_is_billed_only_for_what_is_new() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        overwritten("site", "style.css");
        handle(batch(message("1", created("site", "app.js", "v2"))));

        handle(batch(message("1", created("site", "app.js", "v2")), message("2", created("site", "style.css", "v2"))));

        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"), List.of("/style.css"));
    }

    @Test
    void the_same_changes_get_the_same_reference_in_any_order() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        overwritten("site", "style.css");
        var first = message("1", created("site", "app.js", "v2"));
        var second = message("2", created("site", "style.css", "v2"));
        handle(batch(first, second));
        var other = new InMemoryEdge().with(serving("E1", "site"));

        new InvalidateHandler(settings("E1"), buckets, other, deadLetters::put, watches::put, time)
                .handleRequest(batch(second, first), context());

        assertThat(other.references()).isEqualTo(edge.references());
    }

    @Test
    void a_poison_message_goes_to_the_dead_letters_with_its_reason_and_its_mates_go_through() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");

        var response = handle(batch(
                message("1", "{\"Records\": ["), message("2", created("site", "app.js", "v2")), message("3", "{}")));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
        assertThat(deadLetters.get("{\"Records\": [")).startsWith("not JSON at line 1");
        assertThat(deadLetters.get("{}")).startsWith("unknown event source (none)");
    }

    @Test
    void a_message_that_cannot_even_be_kept_goes_back_to_the_queue() {
        DeadLetters broken = (body, reason) -> {
            throw throttled;
        };

        var response = new InvalidateHandler(settings("E1"), buckets, edge, broken, watches::put, time)
                .handleRequest(batch(message("1", "poison")), context());

        assertThat(ids(response)).containsExactly("1");
    }

    @Test
    void when_one_distribution_is_throttled_only_its_messages_go_back() {
        edge.with(serving("E1", "site")).with(serving("E2", "shop"));
        overwritten("site", "app.js");
        overwritten("shop", "app.js");
        buckets.put("shop", "new.js", "v1", "new", TODAY);
        edge.breakDown("E2", throttled);

        var response = handle(batch(
                message("1", created("site", "app.js", "v2")),
                message("2", created("shop", "app.js", "v2")),
                message("3", created("shop", "new.js", "v1"))));

        assertThat(ids(response)).containsExactly("2");
        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
        assertThat(log).contains("throttled. It will be tried again");
    }

    @Test
    void what_went_back_is_purged_once_the_edge_takes_it_again() {
        edge.with(serving("E1", "site")).with(serving("E2", "site"));
        overwritten("site", "app.js");
        edge.breakDown("E2", throttled);
        var batch = batch(message("1", created("site", "app.js", "v2")));
        handle(batch);
        edge.recover("E2");

        handle(batch);

        assertThat(edge.purges("E1")).hasSize(1);
        assertThat(edge.purges("E2")).hasSize(1);
    }

    @Test
    void on_its_last_delivery_a_message_goes_to_the_dead_letters_with_the_reason() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        edge.breakDown("E1", throttled);
        var body = created("site", "app.js", "v2");

        var response = handle(batch(message("1", body, 5)));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(deadLetters).containsEntry(body, "throttled. It will be tried again");
    }

    @Test
    void a_distribution_that_is_gone_does_not_keep_the_others_from_being_purged() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        var body = created("site", "app.js", "v2");

        var response = new InvalidateHandler(
                        settings("GONE", "E1"), buckets, edge, deadLetters::put, watches::put, time)
                .handleRequest(batch(message("1", body)), context());

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
        assertThat(deadLetters).containsEntry(body, "distribution GONE does not exist. Correct its name");
    }

    @Test
    void a_distribution_that_is_gone_is_not_blamed_on_its_bucket() {
        var body = created("site", "app.js", "v2");

        new InvalidateHandler(settings("GONE"), buckets, edge, deadLetters::put, watches::put, time)
                .handleRequest(batch(message("1", body)), context());

        assertThat(deadLetters).containsEntry(body, "distribution GONE does not exist. Correct its name");
    }

    @Test
    void a_bucket_that_no_distribution_serves_is_a_dead_letter_that_says_so() {
        edge.with(serving("E1", "site"));
        var body = created("elsewhere", "app.js", "v2");

        handle(batch(message("1", body)));

        assertThat(deadLetters.get(body)).startsWith("bucket elsewhere is the origin of none of the distributions E1");
    }

    @Test
    void a_bucket_that_may_not_be_read_makes_dead_letters_of_its_own_messages_only() {
        edge.with(serving("E1", "site")).with(serving("E2", "shop"));
        overwritten("site", "app.js");
        buckets.failing("shop", PortFailure.lasting("no permission", "Allow it", null));
        var body = created("shop", "app.js", "v2");

        var response = handle(batch(message("1", body), message("2", created("site", "app.js", "v2"))));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(deadLetters).containsOnly(Map.entry(body, "no permission. Allow it"));
        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
    }

    @Test
    void every_distribution_of_a_bucket_is_purged() {
        edge.with(serving("E1", "site")).with(serving("E2", "site"));
        overwritten("site", "app.js");

        handle(batch(message("1", created("site", "app.js", "v2"))));

        assertThat(edge.purges("E1")).isEqualTo(edge.purges("E2")).hasSize(1);
    }

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

        new InvalidateHandler(settings(100, "E1"), buckets, edge, deadLetters::put, watches::put, time)
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
    void a_versioned_file_that_is_uploaded_again_costs_neither_a_purge_nor_a_request() {
        edge.with(serving("E1", "site"));
        buckets.put("site", "assets/index-DYIkqkhu.js", "v1", "code", YESTERDAY);
        buckets.put("site", "assets/index-DYIkqkhu.js", "v2", "code", TODAY);

        handle(batch(message("1", created("site", "assets/index-DYIkqkhu.js", "v2"))));

        assertThat(edge.purges("E1")).isEmpty();
        assertThat(buckets.headerRequests()).isZero();
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
        edge.invalidated("E1", new Invalidation("IOLD", YESTERDAY, false, busy));

        handle(batch(message("1", created("site", "docs/a", "v2")), message("2", created("site", "docs/b", "v2"))));

        assertThat(edge.purges("E1").getLast()).containsExactly("/docs/a", "/docs/b");
    }

    @Test
    void what_does_not_fit_while_the_edge_is_busy_goes_back_to_the_queue() {
        edge.with(serving("E1", "site"));
        var names = IntStream.range(0, 60).mapToObj(i -> "docs/page-" + i).toList();
        names.forEach(name -> overwritten("site", name));
        var busy = IntStream.range(0, 15)
                .mapToObj(i -> new EdgePath("/other/" + i + "*"))
                .toList();
        edge.invalidated("E1", new Invalidation("IOLD", YESTERDAY, false, busy));

        var response = handle(batch(names.stream()
                .map(name -> message(name, created("site", name, "v2")))
                .toArray(SQSEvent.SQSMessage[]::new)));

        assertThat(response.getBatchItemFailures()).hasSize(60);
    }

    @Test
    void an_empty_batch_is_no_reason_to_ask_anybody() {
        var response = handle(new SQSEvent());

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(log).containsExactly("0 messages: nothing to purge; 0 back to the queue, 0 dead letters");
    }

    @Test
    void a_test_event_is_taken_and_forgotten() {
        var response = handle(batch(message("1", EventFile.read("s3-test-event.json"))));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void bytes_go_in_and_out_as_lambda_sends_and_reads_them() {
        edge.with(serving("E1", "my-site"));
        overwritten("my-site", "index.html");
        edge.breakDown("E1", throttled);
        var in = LambdaEventSerializers.serializerFor(SQSEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(
                        EventFile.read("sqs-upload.json").getBytes(StandardCharsets.UTF_8)));
        var out = new ByteArrayOutputStream();

        var response = handle(in);

        LambdaEventSerializers.serializerFor(SQSBatchResponse.class, getClass().getClassLoader())
                .toJson(response, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]}");
    }

    @Test
    void the_function_wires_itself_from_its_environment() {
        assertThat(new InvalidateHandler()).isNotNull();
    }

    private void overwritten(String bucket, String key) {
        buckets.put(bucket, key, "v1", "before", YESTERDAY);
        buckets.put(bucket, key, "v2", "after", TODAY);
    }

    private static Distribution serving(String id, String bucket) {
        var origin = new Origin(bucket + ".s3.amazonaws.com", "");
        return new Distribution(
                id,
                List.of(new Behaviour(PathPattern.ALL, List.of(origin), false, DirectoryIndex.ROOT)),
                "index.html",
                List.of());
    }

    private SQSBatchResponse handle(SQSEvent event) {
        var ids = Stream.of("E1", "E2").filter(edge::knows).toArray(String[]::new);
        return new InvalidateHandler(settings(ids), buckets, edge, deadLetters::put, watches::put, time)
                .handleRequest(event, context());
    }

    private static Settings settings(String... distributions) {
        return settings(100_000, distributions);
    }

    private static Settings settings(int maxListed, String... distributions) {
        return new Settings(
                List.of(distributions),
                PurgeLimits.DEFAULT,
                VersionedNames.BUILT_IN,
                5,
                maxListed,
                "https://queue",
                Optional.empty());
    }

    private Context context() {
        var context = Mockito.mock(Context.class);
        Mockito.when(context.getLogger()).thenReturn(new LambdaLogger() {
            @Override
            public void log(String message) {
                (message.startsWith("{\"_aws\"") ? metrics : log).add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message, StandardCharsets.UTF_8));
            }
        });
        return context;
    }

    private static List<String> ids(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
