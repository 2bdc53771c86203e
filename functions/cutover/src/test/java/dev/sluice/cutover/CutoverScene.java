package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.domain.cutover.Approvals;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.Ramp;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.WarmUp;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A site between two arms, and what the handlers of its cutover do about it. */
final class CutoverScene implements Time {

    static final String EXECUTION =
            "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:www.example.com_20260302T090000Z";

    final InMemoryRecords router = new InMemoryRecords(records().at(new Split(100, 0)));
    final Inbox inbox = new Inbox();
    final FunctionLog log = new FunctionLog();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    static RecordGroup records() {
        return new RecordGroup(
                "www.example.com",
                "stable",
                "canary",
                List.of(plain("A", "192.0.2.1"), alias("A"), plain("AAAA", "2001:db8::1"), alias("AAAA")));
    }

    private static WeightedRecord plain(String type, String value) {
        return new WeightedRecord(
                type, "stable", 100, Optional.of(60L), List.of(value), Optional.empty(), Optional.empty());
    }

    private static WeightedRecord alias(String type) {
        var target = new WeightedRecord.Alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2", false);
        return new WeightedRecord(
                type, "canary", 0, Optional.empty(), List.of(), Optional.of(target), Optional.empty());
    }

    /** Preflight has just passed. Steps of 1, 50 and 100%, the second one to be approved; a health check as guard. */
    Cutover begun() {
        var request = new CutoverRequest(
                new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL"),
                new Ramp(List.of(1, 50, 100), 1, 240),
                new Guard(Guard.DEFAULT.errorMetric(), Limits.DEFAULT, List.of(), Optional.of("check-1")),
                Optional.empty(),
                WarmUp.DEFAULT,
                new Approvals(Set.of(50), 60),
                240,
                30);
        return Cutover.begin(request, EXECUTION, router.group(), "preflight found nothing")
                .warmed("the edge is warm");
    }

    /** A cutover whose next step was taken by the handlers. */
    Cutover stepped(Cutover cutover) {
        return call(new VerifyWeightHandler(router, this), call(new ShiftWeightHandler(router, this), cutover));
    }

    /** With all steps taken, six minutes each, and the last one judged stable. */
    Cutover stable() {
        var cutover = begun();
        while (cutover.steps().size() < 3) {
            cutover = stepped(cutover);
            pass(Duration.ofMinutes(6));
        }
        return cutover.passed("healthy; error rate 0.1% over 30 minutes");
    }

    Cutover call(RequestStreamHandler handler, Cutover cutover) {
        return new JsonMapper().readValue(call(handler, new JsonMapper().writeValueAsString(cutover)), Cutover.class);
    }

    String call(RequestStreamHandler handler, String event) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    out,
                    log.context(Duration.ofSeconds(30)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        throw new AssertionError("the state machine waits, not its functions");
    }
}
