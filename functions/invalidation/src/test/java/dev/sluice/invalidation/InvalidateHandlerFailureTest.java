package dev.sluice.invalidation;

import static dev.sluice.invalidation.UploadMessages.batch;
import static dev.sluice.invalidation.UploadMessages.created;
import static dev.sluice.invalidation.UploadMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.DeadLetters;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Redelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of messages that do not go through. */
class InvalidateHandlerFailureTest extends InvalidateScene {

    @Test
    void a_watch_that_cannot_begin_sends_no_message_back() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        FreshnessWatch broken = (reference, document) -> {
            throw throttled;
        };

        var response = new InvalidateHandler(settings("E1"), buckets, edge, deadLetters::put, redelivery, broken, time)
                .handleRequest(batch(message("1", created("site", "app.js", "v2"))), context());

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).hasSize(1);
        assertThat(log.getFirst())
                .isEqualTo("I1 is made, but nobody watches whether it reaches the edge: throttled."
                        + " It will be tried again");
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

        var response = new InvalidateHandler(settings("E1"), buckets, edge, broken, redelivery, watches::put, time)
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
                        settings("GONE", "E1"), buckets, edge, deadLetters::put, redelivery, watches::put, time)
                .handleRequest(batch(message("1", body)), context());

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
        assertThat(deadLetters).containsEntry(body, "distribution GONE does not exist. Correct its name");
    }

    @Test
    void a_distribution_that_is_gone_is_not_blamed_on_its_bucket() {
        var body = created("site", "app.js", "v2");

        new InvalidateHandler(settings("GONE"), buckets, edge, deadLetters::put, redelivery, watches::put, time)
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
    void what_does_not_fit_while_the_edge_is_busy_goes_back_to_the_queue() {
        edge.with(serving("E1", "site"));
        var names = IntStream.range(0, 60).mapToObj(i -> "docs/page-" + i).toList();
        names.forEach(name -> overwritten("site", name));
        var busy = IntStream.range(0, 15)
                .mapToObj(i -> new EdgePath("/other/" + i + "*"))
                .toList();
        edge.invalidated("E1", new Invalidation("IOLD", "by hand", YESTERDAY, false, busy));

        var response = handle(batch(names.stream()
                .map(name -> message(name, created("site", name, "v2")))
                .toArray(SQSEvent.SQSMessage[]::new)));

        assertThat(response.getBatchItemFailures()).hasSize(60);
    }

    @Test
    void what_goes_back_comes_again_in_minutes_and_each_time_later() {
        edge.with(serving("E1", "site"));
        edge.breakDown("E1", throttled);
        var messages = IntStream.rangeClosed(1, 4)
                .mapToObj(receives -> {
                    overwritten("site", receives + ".html");
                    return message("m" + receives, created("site", receives + ".html", "v2"), receives);
                })
                .toArray(SQSEvent.SQSMessage[]::new);

        var response = handle(batch(messages));

        assertThat(ids(response)).containsExactlyInAnyOrder("m1", "m2", "m3", "m4");
        assertThat(comebacks)
                .containsExactlyInAnyOrder(
                        "uploads in PT2M: receipt m1",
                        "uploads in PT8M: receipt m2",
                        "uploads in PT32M: receipt m3",
                        "uploads in PT2H: receipt m4");
    }

    @Test
    void what_goes_through_or_is_given_up_does_not_come_again() {
        edge.with(serving("E1", "site")).with(serving("E2", "shop"));
        overwritten("site", "app.js");
        overwritten("shop", "app.js");
        edge.breakDown("E2", throttled);

        handle(batch(
                message("1", created("site", "app.js", "v2")),
                message("2", created("shop", "app.js", "v2"), 5),
                message("3", "poison")));

        assertThat(deadLetters).hasSize(2);
        assertThat(comebacks).isEmpty();
    }

    @Test
    void a_queue_that_cannot_be_told_when_gives_the_message_back_all_the_same() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        edge.breakDown("E1", PortFailure.passing("busy", "Wait", null));
        Redelivery broken = (wait, queue, receipts) -> {
            throw throttled;
        };

        var response = new InvalidateHandler(
                        settings("E1"), buckets, edge, deadLetters::put, broken, watches::put, time)
                .handleRequest(batch(message("1", created("site", "app.js", "v2"))), context());

        assertThat(ids(response)).containsExactly("1");
        assertThat(log).contains("busy. Wait", "throttled. It will be tried again");
    }

    @Test
    void a_busy_edge_is_waited_for_in_the_function() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        edge.breakDown("E1", throttled);
        time.afterPauses(2, () -> edge.recover("E1"));

        var response = handle(batch(message("1", created("site", "app.js", "v2"))));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).containsExactly(List.of("/app.js"));
        assertThat(time.paused()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void the_function_gives_up_waiting_long_before_its_own_end() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        edge.breakDown("E1", throttled);

        var response = handle(batch(message("1", created("site", "app.js", "v2"))));

        assertThat(ids(response)).containsExactly("1");
        assertThat(time.paused()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void what_waiting_does_not_cure_is_not_waited_for() {
        edge.with(serving("E1", "site"));
        overwritten("site", "app.js");
        edge.breakDown("E1", PortFailure.lasting("no permission", "Allow it", null));
        var body = created("site", "app.js", "v2");

        handle(batch(message("1", body)));

        assertThat(deadLetters).containsEntry(body, "no permission. Allow it");
        assertThat(time.paused()).isZero();
    }
}
