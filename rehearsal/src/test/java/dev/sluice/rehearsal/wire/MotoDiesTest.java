package dev.sluice.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;

/** AWS goes away in the middle of a batch, and comes back. */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
@Timeout(60)
final class MotoDiesTest {

    private static final List<String> PATHS = List.of("/", "/about.html", "/index.html");

    private Moto moto;

    @BeforeEach
    void start() throws IOException {
        moto = new Moto();
    }

    @AfterEach
    void stop() {
        moto.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"versions", "invalidations", "invalidate"})
    void a_batch_that_broke_off_goes_back_whole_and_through_later(String call) throws Exception {
        var account = siteWithAnUpload(1);
        var batch = account.uploads.receiveBatch();

        var lost = InvalidateFunction.in(account, call, moto::kill).invoke(batch);
        restart();
        var restored = siteWithAnUpload(1);
        restored.settle();
        var function = InvalidateFunction.in(restored);
        var failures = function.invoke(batch);
        var failuresAgain = function.invoke(batch);

        assertThat(lost).hasSize(2).containsExactlyInAnyOrderElementsOf(ids(batch));
        assertThat(failures).isEmpty();
        assertThat(failuresAgain).isEmpty();
        assertThat(restored.distributions).isEqualTo(account.distributions);
        assertThat(restored.purges(restored.distributions.getFirst())).containsExactly(PATHS);
    }

    @Test
    void a_distribution_that_was_purged_before_is_not_purged_again() throws Exception {
        var account = siteWithAnUpload(2);
        var first = account.distributions.getFirst();
        var second = account.distributions.getLast();
        var batch = account.uploads.receiveBatch();
        var made = new ArrayList<Invalidation>();
        var calls = new AtomicInteger();

        var lost = InvalidateFunction.in(account, "invalidate", () -> {
                    if (calls.incrementAndGet() == 2) {
                        made.addAll(account.invalidations(first));
                        moto.kill();
                    }
                })
                .invoke(batch);
        restart();
        var restored = siteWithAnUpload(2);
        restored.settle();
        restored.remember(first, made);
        var failures = InvalidateFunction.in(restored).invoke(batch);

        assertThat(lost).containsAll(ids(batch));
        assertThat(made).hasSize(1);
        assertThat(failures).isEmpty();
        assertThat(restored.purges(first)).containsExactly(PATHS);
        assertThat(restored.purges(second)).containsExactly(PATHS);
    }

    private void restart() throws IOException {
        moto.close();
        moto = new Moto();
    }

    /** The same calls in the same order, so that distributions have the same ids each time. */
    private SiteAccount siteWithAnUpload(int distributions) throws IOException {
        var account = new SiteAccount(moto, distributions);
        account.put("index.html", "one");
        account.put("about.html", "one");
        var before = account.history();
        account.put("index.html", "two");
        account.put("about.html", "two");
        account.sendAllSince(before);
        return account;
    }

    private static List<String> ids(SQSEvent batch) {
        return batch.getRecords().stream().map(SQSMessage::getMessageId).toList();
    }
}
