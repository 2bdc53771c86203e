package dev.sluice.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.aws.SqsRedelivery;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

/** Uploads to S3, events in SQS, the function, and what CloudFront was asked for, all over HTTP. */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
@Timeout(60)
final class UploadsOverTheWireTest {

    private static Moto moto;
    private SiteAccount account;
    private InvalidateFunction function;
    private String distribution;

    @BeforeAll
    static void start() throws IOException {
        moto = new Moto();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    @BeforeEach
    void install() throws IOException {
        moto.reset();
        account = new SiteAccount(moto, 1);
        function = InvalidateFunction.in(account);
        distribution = account.distributions.getFirst();
    }

    @Test
    void events_without_time_zone_sequencer_and_version_make_one_purge() {
        account.notifyQueue();
        account.put("index.html", "one");
        account.put("index.html", "two");
        account.put("docs/release notes+1.html", "one");
        account.put("docs/release notes+1.html", "two");
        var batch = account.uploads.receiveBatch();

        account.uploads.delete(batch, function.invoke(batch));

        assertThat(batch.getRecords())
                .hasSize(5)
                .anySatisfy(message -> assertThat(message.getBody()).contains("s3:TestEvent"))
                .allSatisfy(message -> assertThat(message.getBody()).doesNotContain("sequencer", "versionId"));
        assertThat(account.invalidations(distribution)).singleElement().satisfies(invalidation -> {
            assertThat(invalidation.invalidationBatch().paths().items())
                    .containsExactly("/", "/docs/release%20notes+1.html", "/index.html");
            assertThat(invalidation.invalidationBatch().callerReference()).matches("sluice-[0-9a-f]{32}");
        });
        assertThat(account.uploads.size()).isZero();
        assertThat(account.deadLetters.size()).isZero();
    }

    @Test
    void the_history_of_the_bucket_decides_what_changed() {
        account.put("changed.html", "one");
        account.put("same.html", "one");
        account.put("gone.html", "one");
        var before = account.history();
        account.put("changed.html", "two");
        account.put("same.html", "one");
        account.put("new.html", "one");
        account.delete("gone.html");
        account.sendAllSince(before);
        var batch = account.uploads.receiveBatch();

        var failures = function.invoke(batch);

        assertThat(failures).isEmpty();
        assertThat(batch.getRecords()).hasSize(4);
        assertThat(account.purges(distribution)).containsExactly(List.of("/changed.html", "/gone.html"));
    }

    @Test
    void a_batch_that_is_delivered_again_purges_nothing_more() throws InterruptedException {
        account.put("index.html", "one");
        var before = account.history();
        account.put("index.html", "two");
        account.sendAllSince(before);
        var first = account.uploads.receiveBatch();
        account.settle();
        function.invoke(first);
        account.uploads.giveBack(first);
        var again = account.uploads.receiveBatch();

        account.uploads.delete(again, function.invoke(again));

        assertThat(again.getRecords())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "2"));
        assertThat(account.purges(distribution)).containsExactly(List.of("/", "/index.html"));
        assertThat(account.uploads.size()).isZero();
    }

    @Test
    void what_goes_back_comes_again_when_the_queue_is_told() {
        IntStream.range(0, 11).forEach(i -> account.uploads.send("message " + i));
        var receipts =
                account.uploads.receive().stream().map(Message::receiptHandle).toList();

        var meanwhile = account.uploads.receive();
        new SqsRedelivery(account.sqs).after(Duration.ZERO, account.uploads.arn(), receipts);

        assertThat(meanwhile).isEmpty();
        assertThat(account.uploads.receive()).hasSize(11);
    }

    @Test
    void what_nobody_can_act_on_lies_with_its_reason_among_the_dead_letters_and_holds_up_nothing() {
        account.notifyQueue();
        account.uploads.send("{\"Records\": \"none\"}");
        account.put("index.html", "one");
        var batch = account.uploads.receiveBatch();

        account.uploads.delete(batch, function.invoke(batch));

        assertThat(account.deadLetters.receive()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("{\"Records\": \"none\"}");
            assertThat(message.messageAttributes().get("reason").stringValue())
                    .isEqualTo("$.Records is not an array. Send S3 events as they are");
        });
        assertThat(account.purges(distribution)).containsExactly(List.of("/", "/index.html"));
        assertThat(account.uploads.size()).isZero();
    }
}
