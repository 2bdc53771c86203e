package dev.sluice.invalidation;

import static dev.sluice.invalidation.UploadMessages.batch;
import static dev.sluice.invalidation.UploadMessages.created;
import static dev.sluice.invalidation.UploadMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.EdgePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InvalidateHandlerTest extends InvalidateScene {

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
    void a_purge_whose_function_died_is_watched_when_its_messages_come_again() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        handle(batch(message("1", created("site", "app.js", "v2"))));
        var died = Map.copyOf(watches);
        watches.clear();

        handle(batch(message("1", created("site", "app.js", "v2"), 2)));

        assertThat(edge.purges("E1")).hasSize(1);
        assertThat(watches).isEqualTo(died);
        assertThat(metrics).hasSize(2).last().asString().contains("\"BilledPaths\":0");
    }

    @Test
    void a_purge_that_others_made_or_that_comes_in_its_turn_is_not_watched_again() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        edge.invalidated(
                "E1", new Invalidation("IHAND", "by hand", TODAY.plusSeconds(9), true, List.of(new EdgePath("/*"))));

        handle(batch(message("1", created("site", "app.js", "v2"), 2)));
        overwritten("site", "index.html");
        edge.invalidated(
                "E1",
                new Invalidation(
                        "I0", "sluice-" + "0".repeat(32), TODAY.plusSeconds(9), true, List.of(new EdgePath("/*"))));
        handle(batch(message("2", created("site", "index.html", "v2"))));

        assertThat(edge.purges("E1")).hasSize(2);
        assertThat(watches).isEmpty();
    }

    @Test
    void where_nothing_is_purged_there_is_nothing_to_watch() {
        edge.with(serving("E1", "site"));
        buckets.put("site", "assets/index-DYIkqkhu.js", "v1", "code", TODAY);

        handle(batch(message("1", created("site", "assets/index-DYIkqkhu.js", "v1"))));

        assertThat(watches).isEmpty();
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

        new InvalidateHandler(settings("E1"), buckets, other, deadLetters::put, redelivery, watches::put, time)
                .handleRequest(batch(second, first), context());

        assertThat(other.references()).isEqualTo(edge.references());
    }

    @Test
    void every_distribution_of_a_bucket_is_purged() {
        edge.with(serving("E1", "site")).with(serving("E2", "site"));
        overwritten("site", "app.js");

        handle(batch(message("1", created("site", "app.js", "v2"))));

        assertThat(edge.purges("E1")).isEqualTo(edge.purges("E2")).hasSize(1);
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
    void an_empty_batch_is_no_reason_to_ask_anybody() {
        edge.with(serving("E1", "site"));
        var empty = LambdaEventSerializers.serializerFor(
                        SQSEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(
                        EventFile.read("sqs-empty.json").getBytes(StandardCharsets.UTF_8)));

        var response = handle(empty);

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(log).containsExactly("0 messages: nothing to purge; 0 back to the queue, 0 dead letters");
    }

    @Test
    void a_test_event_is_taken_and_forgotten() {
        edge.with(serving("E1", "site"));

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

    @Test
    void cleaning_up_old_versions_of_hashed_files_purges_nothing() {
        edge.with(serving("E1", "site"));
        buckets.put("site", "assets/index-DYIkqkhu.js", "v2", "code", TODAY);

        handle(batch(message(
                "1",
                EventFile.read("eventbridge-version-deleted.json")
                        .replace("my-site", "site")
                        .replace("index.html", "assets/index-DYIkqkhu.js"))));

        assertThat(edge.purges("E1")).isEmpty();
    }
}
