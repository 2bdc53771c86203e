package dev.sluice.invalidation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.Sequencer;
import dev.sluice.invalidation.EventFile;
import dev.sluice.invalidation.events.UploadEvent.Complete;
import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import dev.sluice.invalidation.events.UploadEvent.Uploads;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadEventsTest {

    @Test
    void a_bucket_notification_gives_the_decoded_key_and_all_that_orders_it() throws BadEvent {
        var event = UploadEvents.parse(EventFile.read("s3-object-created.json"));

        assertThat(event)
                .isEqualTo(uploads(new ObjectChange(
                        "my-site",
                        "docs/release notes ä.txt",
                        Kind.CREATED,
                        Optional.of("v2"),
                        new Sequencer("0065F1A2B3C4D5E6F7"),
                        Instant.parse("2026-03-02T09:00:01.250Z"))));
    }

    @Test
    void an_eventbridge_key_is_taken_as_it_is() throws BadEvent {
        var event = UploadEvents.parse(EventFile.read("eventbridge-object-created.json"));

        assertThat(event)
                .isEqualTo(uploads(new ObjectChange(
                        "my-site",
                        "docs/release notes + 100%zz.txt",
                        Kind.CREATED,
                        Optional.of("v2"),
                        new Sequencer("0065F1A2B3C4D5E6F7"),
                        Instant.parse("2026-03-02T09:00:01Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventbridge-deploy-marker.json", "eventbridge-deploy-complete.json"})
    void a_deploy_is_complete_when_an_object_or_an_event_says_so(String file) throws BadEvent {
        var event = UploadEvents.parse(EventFile.read(file));

        assertThat(event).isEqualTo(new Complete(new DeployMarker("my-site", Instant.parse("2026-03-02T09:00:31Z"))));
    }

    @Test
    void a_marker_that_was_deleted_says_nothing() throws BadEvent {
        var event = UploadEvents.parse(
                EventFile.read("eventbridge-deploy-marker.json").replace("Object Created", "Object Deleted"));

        assertThat(event).isEqualTo(new Irrelevant("a deploy marker was deleted"));
    }

    @Test
    void an_event_of_ones_own_must_be_one_that_is_known() {
        var event = EventFile.read("eventbridge-deploy-complete.json");

        assertThatThrownBy(() -> UploadEvents.parse(event.replace("Deploy Complete", "Deploy Begun")))
                .hasMessage("$.detail-type is \"Deploy Begun\"."
                        + " Put events with \"Deploy Complete\" and {\"bucket\": \"the-name\"}");
        assertThatThrownBy(() -> UploadEvents.parse(event.replace("\"bucket\"", "\"buckets\"")))
                .hasMessageContaining("$.detail.bucket is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "s3-object-removed.json, DELETED",
        "s3-delete-marker-created.json, DELETED",
        "eventbridge-delete-marker-created.json, DELETED",
        "eventbridge-version-deleted.json, VERSION_DELETED"
    })
    void a_removal_says_whether_the_key_or_one_version_went(String file, Kind kind) throws BadEvent {
        var event = UploadEvents.parse(EventFile.read(file));

        assertThat(((Uploads) event).changes()).extracting(ObjectChange::kind).containsExactly(kind);
    }

    @Test
    void a_notification_of_a_version_deleted_for_good_is_told_from_a_deletion_by_its_version_id() throws BadEvent {
        var event = UploadEvents.parse(EventFile.read("s3-object-removed.json")
                .replace("\"sequencer\"", "\"versionId\": \"v1\", \"sequencer\""));

        assertThat(((Uploads) event).changes()).extracting(ObjectChange::kind).containsExactly(Kind.VERSION_DELETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3-test-event.json", "eventbridge-version-expired.json"})
    void what_changes_nothing_users_see_is_irrelevant(String file) throws BadEvent {
        assertThat(UploadEvents.parse(EventFile.read(file))).isInstanceOf(Irrelevant.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectTagging:Put", "ObjectRestore:Completed", "LifecycleTransition", "ObjectAcl:Put"})
    void other_notifications_are_irrelevant(String eventName) throws BadEvent {
        var body = EventFile.read("s3-object-created.json").replace("ObjectCreated:Put", eventName);

        assertThat(UploadEvents.parse(body)).isInstanceOf(Irrelevant.class);
    }

    @Test
    void truncated_json_is_refused_with_the_place() {
        var body = EventFile.read("s3-object-created.json").substring(0, 120);

        assertThatThrownBy(() -> UploadEvents.parse(body))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining("not JSON at line 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "42"})
    void what_is_no_json_object_is_refused(String body) {
        assertThatThrownBy(() -> UploadEvents.parse(body)).isInstanceOf(BadEvent.class);
    }

    @Test
    void an_unknown_source_is_refused_by_name() {
        var body = EventFile.read("eventbridge-object-created.json").replace("aws.s3", "aws.ec2");

        assertThatThrownBy(() -> UploadEvents.parse(body))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining("unknown event source \"aws.ec2\"")
                .hasMessageContaining("Send only S3 events");
    }

    @Test
    void a_record_of_another_service_is_refused_by_place() {
        var body = EventFile.read("s3-object-created.json").replace("\"aws:s3\"", "\"aws:ses\"");

        assertThatThrownBy(() -> UploadEvents.parse(body))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining("$.Records[0].eventSource is \"aws:ses\"");
    }

    @ParameterizedTest
    @CsvSource({
        "s3-object-created.json, \"key\", $.Records[0].s3.object.key is missing",
        "s3-object-created.json, \"name\", $.Records[0].s3.bucket.name is missing",
        "s3-object-created.json, \"eventName\", $.Records[0].eventName is missing",
        "s3-object-created.json, \"eventTime\", $.Records[0].eventTime is missing",
        "eventbridge-object-created.json, \"key\", $.detail.object.key is missing",
        "eventbridge-object-created.json, \"bucket\", $.detail.bucket.name is missing",
        "eventbridge-object-created.json, \"time\", $.time is missing"
    })
    void what_is_missing_is_named_by_its_place(String file, String member, String message) {
        var body = EventFile.read(file).replace(member, "\"other\"");

        assertThatThrownBy(() -> UploadEvents.parse(body))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_key_that_is_not_form_encoded_is_refused_with_the_key() {
        var body = EventFile.read("s3-object-created.json").replace("%C3%A4", "%zz");

        assertThatThrownBy(() -> UploadEvents.parse(body))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining("docs/release+notes+%zz.txt")
                .hasMessageContaining("$.Records[0].s3.object.key");
    }

    @Test
    void a_time_that_is_none_is_refused_with_an_example() {
        var body = EventFile.read("s3-object-created.json").replace("2026-03-02T09:00:01.250Z", "yesterday");

        assertThatThrownBy(() -> UploadEvents.parse(body))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining("is not a time: \"yesterday\"");
    }

    private static Uploads uploads(ObjectChange change) {
        return new Uploads(java.util.List.of(change));
    }
}
