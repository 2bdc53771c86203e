package dev.sluice.rehearsal.states;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.domain.freshness.Deploy;
import dev.sluice.domain.freshness.EdgeAnswer;
import dev.sluice.domain.freshness.Probe;
import dev.sluice.domain.freshness.Propagation;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectHeaders;
import dev.sluice.domain.purge.ObjectVersion;
import dev.sluice.domain.time.Time;
import dev.sluice.invalidation.freshness.PurgeAgainHandler;
import dev.sluice.invalidation.freshness.ReportDeployHandler;
import dev.sluice.invalidation.freshness.ReportSettings;
import dev.sluice.invalidation.freshness.VerifyFreshnessHandler;
import dev.sluice.invalidation.freshness.WatchDocument;
import dev.sluice.rehearsal.Invocation;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.WatchScript.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.node.ObjectNode;

/** The real functions of {@code freshness.asl.json}, for one execution, with ports that follow a script. */
final class ScriptedWatch implements ScriptedFunctions, Propagation, BucketHistory, EdgeCache, Time {

    private static final Instant NOW = Instant.parse("2026-03-02T09:01:00Z");
    private static final Probe PAGE = new Probe(new EdgePath("/about.html"), "my-site", "about.html");

    private final WatchScript script;
    private final List<String> effects = new ArrayList<>();
    private final Map<String, RequestStreamHandler> handlers;
    private int looks;

    ScriptedWatch(WatchScript script) {
        this.script = script;
        this.handlers = Map.of(
                "VerifyFreshness",
                new VerifyFreshnessHandler(this, this, (_, _) -> answer(), Runnable::run, this),
                "PurgeAgain",
                new PurgeAgainHandler(this, this),
                "ReportDeploy",
                new ReportDeployHandler(
                        new ReportSettings("topic", 5_000, Duration.ZERO),
                        (subject, text) -> effects.add(subject + "\n" + text),
                        (_, _, _, _) -> false,
                        _ -> 12,
                        this));
    }

    /** What the state machine begins with. */
    static String begin() {
        return hurried(WatchDocument.begin(new Deploy(
                        "E2QWRUHAPOMQZL",
                        "sluice-1",
                        "I1",
                        NOW.minusSeconds(20),
                        Map.of("changed", 1L),
                        List.of("/about.html"),
                        1,
                        0,
                        0,
                        List.of(PAGE)))
                .toJson());
    }

    /** What was purged and said so far. */
    @Override
    public synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    @Override
    public synchronized String call(String function, String event, SfnClient stepFunctions) {
        looks += function.equals("VerifyFreshness") ? 1 : 0;
        if (script.broken().contains(function)) {
            throw new IllegalStateException(function + " is broken");
        }
        return hurried(Invocation.of(handlers.get(function), event));
    }

    /** The pauses mean nothing to a script. */
    private static String hurried(String document) {
        var json = Json.parse(document);
        if (json.path("watch") instanceof ObjectNode watch) {
            watch.put("nextLookSeconds", 0);
        }
        return json.toString();
    }

    private Look look() {
        return script.looks().get(Math.min(looks, script.looks().size()) - 1);
    }

    private EdgeAnswer answer() {
        var etag = look() == Look.STALE ? "\"old\"" : "W/\"new\"";
        return new EdgeAnswer.Response(
                200, Optional.of(etag), Optional.of(Duration.ofSeconds(1)), "Hit from cloudfront", "IAD89-C1", "");
    }

    @Override
    public Progress progress(String distributionId, String invalidationId) {
        if (look() == Look.BROKEN) {
            throw PortFailure.passing("cloudfront:GetInvalidation failed", "It will be tried again", null);
        }
        return new Progress(NOW.minusSeconds(10), look() != Look.IN_PROGRESS);
    }

    @Override
    public String domainName(String distributionId) {
        return "d111111abcdef8.cloudfront.net";
    }

    @Override
    public Map<String, List<ObjectVersion>> versions(String bucket, Collection<String> keys) {
        return Map.of(PAGE.key(), List.of(new ObjectVersion("v2", false, "new", 3, NOW.minusSeconds(20))));
    }

    @Override
    public String invalidate(String distributionId, Collection<EdgePath> paths, String reference) {
        effects.add("%s %s %s".formatted(distributionId, paths, reference));
        return "I2";
    }

    @Override
    public Instant instant() {
        return NOW;
    }

    @Override
    public Map<VersionRef, ObjectHeaders> headers(String bucket, Collection<VersionRef> versions) {
        throw new AssertionError("a watch compares ETags, which the list of versions has");
    }

    @Override
    public Optional<List<Stored>> live(String bucket, String prefix, int limit) {
        throw new AssertionError("a watch plans nothing");
    }

    @Override
    public Optional<List<ObjectChange>> changes(String bucket, Instant since, int limit) {
        throw new AssertionError("a watch plans nothing");
    }

    @Override
    public Distribution distribution(String id) {
        throw new AssertionError("a watch plans nothing");
    }

    @Override
    public List<Invalidation> invalidations(String distributionId, Instant since) {
        throw new AssertionError("a watch plans nothing");
    }

    @Override
    public void pause(Duration duration) {
        throw new AssertionError("the state machine waits, not its functions");
    }
}
