package dev.sluice.rollback;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A site in the middle of a cutover, with 5% on the canary, at the minute after the sample alarms were raised. */
final class RollbackScene {

    static final String CUTOVER =
            "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:www.example.com_20260302T020000Z";
    static final String LATER =
            "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:www.example.com_20260302T030500Z";
    static final Instant BEGUN = Instant.parse("2026-03-02T02:00:00Z");
    static final Instant NOW = Instant.parse("2026-03-02T03:04:07Z");

    final SteppingTime time = new SteppingTime(NOW);
    final List<String> calls = new ArrayList<>();
    final InMemoryZone zone = new InMemoryZone(group(new Split(95, 5)), time, calls);
    final InMemoryExecutions executions = new InMemoryExecutions(calls);
    final List<String> subjects = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    Optional<PortFailure> noticeProblem = Optional.empty();

    /** One cutover runs. */
    static RollbackScene running() {
        var scene = new RollbackScene();
        scene.executions.add(CUTOVER, Status.RUNNING, BEGUN);
        scene.executions.shifted(CUTOVER);
        return scene;
    }

    /** One cutover ended, and left the weights like this. */
    static RollbackScene ended(Status status, Split split) {
        var scene = new RollbackScene();
        scene.executions.add(CUTOVER, status, BEGUN);
        scene.executions.shifted(CUTOVER);
        scene.zone.set(group(split));
        return scene;
    }

    static RecordGroup group(Split split) {
        var records = Stream.of("A", "AAAA")
                .flatMap(type -> Stream.of(
                        new WeightedRecord(
                                type,
                                "stable",
                                split.stable(),
                                Optional.of(60L),
                                List.of(type.equals("A") ? "203.0.113.7" : "2001:db8::7"),
                                Optional.empty(),
                                Optional.empty()),
                        new WeightedRecord(
                                type,
                                "canary",
                                split.canary(),
                                Optional.empty(),
                                List.of(),
                                Optional.of(new Alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2", false)),
                                Optional.of("hc-1"))))
                .toList();
        return group(records);
    }

    static RecordGroup group(List<WeightedRecord> records) {
        return new RecordGroup("www.example.com", "stable", "canary", records);
    }

    static WeightedRecord weighted(WeightedRecord record, int weight) {
        return new WeightedRecord(
                record.type(),
                record.setIdentifier(),
                weight,
                record.ttlSeconds(),
                record.values(),
                record.alias(),
                record.healthCheckId());
    }

    static PortFailure passing() {
        return PortFailure.passing("PriorRequestNotComplete", "It will be tried again", null);
    }

    static PortFailure lasting() {
        return PortFailure.lasting("no permission", "Allow it", null);
    }

    /** @return what the function answered */
    String handle(String file) {
        return handle(EventFile.read(file));
    }

    String handle(byte[] event) {
        var out = new ByteArrayOutputStream();
        try {
            handler().handleRequest(new ByteArrayInputStream(event), out, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    List<Integer> canaryWeights() {
        return zone.group().of(Arm.CANARY).stream().map(WeightedRecord::weight).toList();
    }

    /** A step that was under way lands, some time after the function was called. */
    void lands(Duration after, Split split) {
        time.after(after, () -> zone.set(group(split)));
    }

    private RollbackHandler handler() {
        var site = new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
        Notices notices = (subject, text) -> {
            noticeProblem.ifPresent(problem -> {
                throw problem;
            });
            subjects.add(subject);
            texts.add(text);
        };
        return new RollbackHandler(new Scope(site, Set.of("site-unwell")), zone, executions, notices, time);
    }

    private Context context() {
        var context = mock(Context.class);
        when(context.getFunctionName()).thenReturn("sluice-Rollback");
        when(context.getLogger()).thenReturn(new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        });
        return context;
    }
}
