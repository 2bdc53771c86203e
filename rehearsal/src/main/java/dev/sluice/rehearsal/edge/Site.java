package dev.sluice.rehearsal.edge;

import dev.sluice.rehearsal.edge.Answer.ObjectName;
import dev.sluice.rehearsal.s3.Bucket;
import dev.sluice.rehearsal.s3.SimulatedS3;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** What a distribution's configuration means: which object a URL stands for, and how long it may be kept. */
final class Site {

    private final String defaultRootObject;
    private final List<Behavior> behaviors = new ArrayList<>();
    private final Map<Integer, ErrorRule> errorRules = new HashMap<>();
    private final EdgeSettings settings;

    /**
     * @param policies the cache policy of an id
     * @throws IllegalArgumentException when the configuration names something that is not there, or is not simulated
     */
    Site(
            DistributionConfig config,
            SimulatedS3 s3,
            Function<String, CachePolicyConfig> policies,
            EdgeSettings settings) {
        this.settings = settings;
        this.defaultRootObject = config.defaultRootObject() == null ? "" : config.defaultRootObject();
        var origins = new HashMap<String, Origin>();
        config.origins().items().forEach(origin -> origins.put(origin.id(), origin));
        if (config.cacheBehaviors() != null) {
            for (var behavior : config.cacheBehaviors().items()) {
                behaviors.add(behavior(
                        behavior.pathPattern(),
                        origins.get(behavior.targetOriginId()),
                        policies.apply(behavior.cachePolicyId()),
                        s3));
            }
        }
        var last = config.defaultCacheBehavior();
        behaviors.add(behavior("*", origins.get(last.targetOriginId()), policies.apply(last.cachePolicyId()), s3));
        if (config.customErrorResponses() != null) {
            config.customErrorResponses()
                    .items()
                    .forEach(response -> errorRules.put(response.errorCode(), ErrorRule.of(response)));
        }
    }

    private static Behavior behavior(String pattern, Origin origin, CachePolicyConfig policy, SimulatedS3 s3) {
        if (origin == null) {
            throw new IllegalArgumentException("behaviour %s names an origin that is not there".formatted(pattern));
        }
        var bucket = origin.domainName().replaceFirst("\\.s3([.-].*)?\\.amazonaws\\.com$", "");
        return new Behavior(
                Behavior.pattern(pattern),
                s3.bucket(bucket)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "origin %s is no simulated bucket".formatted(origin.domainName()))),
                origin.originPath() == null ? "" : origin.originPath(),
                CacheRules.of(policy));
    }

    /** Every bucket that something is served from. */
    Set<Bucket> buckets() {
        var buckets = new LinkedHashSet<Bucket>();
        behaviors.forEach(behavior -> buckets.add(behavior.bucket()));
        return buckets;
    }

    /** What the cache is asked for when a viewer asks for {@code url}. */
    SiteUrl rewritten(SiteUrl url) {
        return url.withPath(settings.viewerRequest().apply(url.path()));
    }

    /** @param url as rewritten */
    String cacheKey(SiteUrl url) {
        return behavior(url).rules().cacheKey(url);
    }

    /**
     * What a fetch of {@code url} would bring at this instant.
     *
     * @param url as rewritten
     */
    Answer answer(SiteUrl url) {
        var answer = fetch(url);
        var rule = errorRules.get(answer.status());
        if (!answer.isError() || rule == null || rule.page() == null) {
            return answer;
        }
        var page = fetch(SiteUrl.parse(rule.page()));
        var sources = List.of(answer.sources().getFirst(), page.sources().getFirst());
        return page.isError()
                ? new Answer(answer.status(), null, null, null, true, sources)
                : new Answer(rule.status(), page.etag(), page.contentType(), page.cacheControl(), true, sources);
    }

    /** How long the edge may keep an answer; zero means not at all. */
    Duration lifetime(SiteUrl url, Answer answer) {
        if (answer.isError()) {
            var rule = errorRules.get(settings.missingStatus());
            return rule == null ? ErrorRule.DEFAULT_LIFETIME : rule.lifetime();
        }
        return behavior(url).rules().lifetime(answer.cacheControl());
    }

    private Answer fetch(SiteUrl url) {
        var behavior = behavior(url);
        var key = behavior.key(originPath(url.path()));
        var source = List.of(new ObjectName(behavior.bucket().name(), key));
        return behavior.bucket()
                .current(key)
                .map(object -> {
                    var content = object.content();
                    return new Answer(
                            200, content.etag(), content.contentType(), content.cacheControl(), false, source);
                })
                .orElseGet(() -> new Answer(settings.missingStatus(), null, null, null, true, source));
    }

    private String originPath(String path) {
        return path.equals("/") && !defaultRootObject.isEmpty()
                ? "/" + defaultRootObject
                : settings.originRequest().apply(path);
    }

    private Behavior behavior(SiteUrl url) {
        return behaviors.stream()
                .filter(behavior -> behavior.matches(url))
                .findFirst()
                .orElseThrow();
    }
}
