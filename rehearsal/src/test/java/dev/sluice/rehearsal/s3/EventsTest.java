package dev.sluice.rehearsal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.world.Delay;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EventsTest {

    private static final EventDelivery AT_ONCE = new EventDelivery(Delay.NONE, 0);

    private final Stage stage = new Stage(1);
    private final Bucket bucket = stage.s3.createBucket("site", Versioning.ENABLED);
    private final List<JsonNode> received = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_bucket_notification_has_s3s_shape() {
        subscribe(EventShape.NOTIFICATION, AT_ONCE);
        stage.world.runFor(Duration.ofMillis(1_250));
        var object = bucket.put("blog/a b+c é.html", Content.of("hello"));
        stage.world.run();

        assertThat(received.getFirst().get("Event").asString()).isEqualTo("s3:TestEvent");
        assertThat(received.getFirst().has("Records")).isFalse();
        var record = received.get(1).get("Records").get(0);
        assertThat(record.get("eventSource").asString()).isEqualTo("aws:s3");
        assertThat(record.get("eventName").asString()).isEqualTo("ObjectCreated:Put");
        assertThat(record.get("eventTime").asString()).isEqualTo("2026-03-02T09:00:01.250Z");
        assertThat(record.at("/s3/bucket/name").asString()).isEqualTo("site");
        assertThat(record.at("/s3/object/key").asString()).isEqualTo("blog/a+b%2Bc+%C3%A9.html");
        assertThat(record.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(record.at("/s3/object/eTag").asString()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(record.at("/s3/object/versionId").asString()).isEqualTo(object.versionId());
        assertThat(record.at("/s3/object/sequencer").asString()).matches("[0-9A-F]{14,18}");
    }

    @Test
    void an_eventbridge_event_has_its_own_shape_and_a_plain_key() {
        subscribe(EventShape.EVENTBRIDGE, AT_ONCE);
        var object = bucket.put("blog/a b+c é.html", Content.of("hello"));
        stage.world.run();

        var event = received.getFirst();
        assertThat(event.get("source").asString()).isEqualTo("aws.s3");
        assertThat(event.get("detail-type").asString()).isEqualTo("Object Created");
        assertThat(event.get("time").asString()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(event.at("/detail/bucket/name").asString()).isEqualTo("site");
        assertThat(event.at("/detail/object/key").asString()).isEqualTo("blog/a b+c é.html");
        assertThat(event.at("/detail/object/version-id").asString()).isEqualTo(object.versionId());
        assertThat(event.at("/detail/object/etag").asString()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(event.at("/detail/reason").asString()).isEqualTo("PutObject");
    }

    @Test
    void deletions_tell_a_marker_from_a_permanent_delete() {
        subscribe(EventShape.NOTIFICATION, AT_ONCE);
        var alsoReceived = new ArrayList<JsonNode>();
        bucket.subscribe(EventShape.EVENTBRIDGE, AT_ONCE, event -> alsoReceived.add(new JsonMapper().readTree(event)));
        var object = bucket.put("a", Content.of("x"));
        stage.world.run();
        bucket.delete("a");
        stage.world.run();
        bucket.deleteVersion("a", object.versionId());
        stage.world.run();

        assertThat(received.stream()
                        .skip(1)
                        .map(e -> e.at("/Records/0/eventName").asString()))
                .containsExactly("ObjectCreated:Put", "ObjectRemoved:DeleteMarkerCreated", "ObjectRemoved:Delete");
        assertThat(alsoReceived.stream()
                        .skip(1)
                        .map(e -> e.at("/detail/deletion-type").asString()))
                .containsExactly("Delete Marker Created", "Permanently Deleted");
        assertThat(alsoReceived.stream().map(e -> e.get("detail-type").asString()))
                .containsExactly("Object Created", "Object Deleted", "Object Deleted");
    }

    @Test
    void a_bucket_without_versions_names_none() {
        var plain = stage.s3.createBucket("plain", Versioning.NEVER);
        plain.subscribe(EventShape.NOTIFICATION, AT_ONCE, event -> received.add(new JsonMapper().readTree(event)));
        plain.put("a", Content.of("x"));
        stage.world.run();

        assertThat(received.getLast().at("/Records/0/s3/object").has("versionId"))
                .isFalse();
    }

    @Test
    void every_event_arrives_some_twice_and_not_in_order() {
        subscribe(EventShape.EVENTBRIDGE, new EventDelivery(Delay.ofMillis(1_000, 4_000, 90_000), 0.05));
        var keys = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            keys.add("key-%04d".formatted(i));
            bucket.put(keys.getLast(), Content.of("x"));
        }
        stage.world.run();

        var arrived = received.stream()
                .map(e -> e.at("/detail/object/key").asString())
                .toList();
        assertThat(new HashSet<>(arrived)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(arrived)
                .hasSizeBetween(1_020, 1_100)
                .isNotEqualTo(arrived.stream().sorted().toList());
        assertThat(stage.world.elapsed()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(90));
    }

    @Property
    void any_key_survives_both_encodings(@ForAll String text) {
        var key = new String(("k" + text).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try (var other = new Stage(1)) {
            var events = new ArrayList<JsonNode>();
            var target = other.s3.createBucket("site", Versioning.ENABLED);
            target.subscribe(EventShape.NOTIFICATION, AT_ONCE, e -> events.add(new JsonMapper().readTree(e)));
            target.put(key, Content.of("x"));
            other.world.run();

            var encoded = events.getLast().at("/Records/0/s3/object/key").asString();
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(key);
        }
    }

    private void subscribe(EventShape shape, EventDelivery delivery) {
        bucket.subscribe(shape, delivery, event -> received.add(new JsonMapper().readTree(event)));
    }
}
