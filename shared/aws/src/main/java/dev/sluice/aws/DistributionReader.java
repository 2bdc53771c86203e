package dev.sluice.aws;

import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.Distribution.ErrorPage;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.EventType;
import software.amazon.awssdk.services.cloudfront.model.ForwardedValues;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociations;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociations;

/** Reads the few things that decide paths out of a distribution's configuration. */
final class DistributionReader {

    private final DistributionConfig config;
    private final Map<String, List<Origin>> origins = new HashMap<>();
    private final Map<String, Boolean> policies = new HashMap<>();
    private final Predicate<String> policyUsesQueryStrings;

    /** @param policyUsesQueryStrings whether the cache policy with this id puts query strings into the cache key */
    DistributionReader(DistributionConfig config, Predicate<String> policyUsesQueryStrings) {
        this.config = config;
        this.policyUsesQueryStrings = policyUsesQueryStrings;
        config.origins()
                .items()
                .forEach(origin -> origins.put(
                        origin.id(),
                        List.of(new Origin(
                                origin.domainName(),
                                Optional.ofNullable(origin.originPath()).orElse("")))));
        if (config.originGroups() != null) {
            config.originGroups()
                    .items()
                    .forEach(group -> origins.put(
                            group.id(),
                            group.members().items().stream()
                                    .flatMap(member -> originsOf(member.originId()).stream())
                                    .toList()));
        }
    }

    Distribution read(String id) {
        var special = config.cacheBehaviors() == null
                ? Stream.<Behaviour>empty()
                : config.cacheBehaviors().items().stream().map(this::behaviour);
        var behaviours = Stream.concat(special, Stream.of(behaviour(config.defaultCacheBehavior())))
                .toList();
        var rootObject = Optional.ofNullable(config.defaultRootObject()).orElse("");
        return new Distribution(id, behaviours, rootObject, errorPages());
    }

    @SuppressWarnings("deprecation") // distributions from before cache policies still have forwarded values
    private Behaviour behaviour(CacheBehavior b) {
        return behaviour(
                new PathPattern(b.pathPattern()),
                b.targetOriginId(),
                queryStrings(b.cachePolicyId(), b.forwardedValues()),
                rewrites(b.functionAssociations(), b.lambdaFunctionAssociations()));
    }

    @SuppressWarnings("deprecation") // distributions from before cache policies still have forwarded values
    private Behaviour behaviour(DefaultCacheBehavior b) {
        return behaviour(
                PathPattern.ALL,
                b.targetOriginId(),
                queryStrings(b.cachePolicyId(), b.forwardedValues()),
                rewrites(b.functionAssociations(), b.lambdaFunctionAssociations()));
    }

    private Behaviour behaviour(PathPattern pattern, String originId, boolean queryStrings, boolean rewrites) {
        var targets = originsOf(originId);
        boolean servesDirectories = rewrites || targets.stream().anyMatch(Origin::isWebsite);
        return new Behaviour(
                pattern,
                targets,
                queryStrings,
                servesDirectories ? DirectoryIndex.SLASH_AND_BARE : DirectoryIndex.ROOT);
    }

    private List<Origin> originsOf(String id) {
        return origins.getOrDefault(id, List.of());
    }

    private boolean queryStrings(String cachePolicyId, ForwardedValues legacy) {
        boolean hasPolicy = cachePolicyId != null && !cachePolicyId.isEmpty();
        return hasPolicy
                ? policies.computeIfAbsent(cachePolicyId, policyUsesQueryStrings::test)
                : legacy != null && Boolean.TRUE.equals(legacy.queryString());
    }

    /** Any code that sees requests before the origin does may turn {@code /dir/} into {@code /dir/index.html}. */
    private static boolean rewrites(FunctionAssociations functions, LambdaFunctionAssociations lambdas) {
        var types = Stream.concat(
                functions == null ? Stream.empty() : functions.items().stream().map(f -> f.eventType()),
                lambdas == null ? Stream.empty() : lambdas.items().stream().map(l -> l.eventType()));
        return types.anyMatch(type -> type == EventType.VIEWER_REQUEST || type == EventType.ORIGIN_REQUEST);
    }

    private List<ErrorPage> errorPages() {
        return config.customErrorResponses() == null
                ? List.of()
                : config.customErrorResponses().items().stream()
                        .map(DistributionReader::errorPage)
                        .toList();
    }

    private static ErrorPage errorPage(CustomErrorResponse response) {
        var page = Optional.ofNullable(response.responsePagePath())
                .filter(path -> path.startsWith("/"))
                .map(EdgePath::new);
        long seconds = Optional.ofNullable(response.errorCachingMinTTL()).orElse(10L);
        return new ErrorPage(response.errorCode(), page, Duration.ofSeconds(seconds));
    }
}
