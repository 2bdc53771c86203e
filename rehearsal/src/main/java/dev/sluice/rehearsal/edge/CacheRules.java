package dev.sluice.rehearsal.edge;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;

/**
 * How long a behaviour's objects are cached, and which query strings tell them apart.
 *
 * @param keyed whether the query parameter of this name is part of the cache key
 */
record CacheRules(Duration minTtl, Duration defaultTtl, Duration maxTtl, Predicate<String> keyed) {

    private static final Pattern MAX_AGE = Pattern.compile("(s-maxage|max-age)\\s*=\\s*\"?(\\d+)");

    static CacheRules of(CachePolicyConfig policy) {
        return new CacheRules(
                Duration.ofSeconds(policy.minTTL()),
                Duration.ofSeconds(policy.defaultTTL() == null ? 86_400 : policy.defaultTTL()),
                Duration.ofSeconds(policy.maxTTL() == null ? 31_536_000 : policy.maxTTL()),
                keyed(policy));
    }

    private static Predicate<String> keyed(CachePolicyConfig policy) {
        var parameters = policy.parametersInCacheKeyAndForwardedToOrigin();
        if (parameters == null || parameters.queryStringsConfig() == null) {
            return name -> false;
        }
        var config = parameters.queryStringsConfig();
        return switch (config.queryStringBehavior()) {
            case ALL -> name -> true;
            case WHITELIST -> name -> config.queryStrings().items().contains(name);
            case ALL_EXCEPT -> name -> !config.queryStrings().items().contains(name);
            case NONE, UNKNOWN_TO_SDK_VERSION -> name -> false;
        };
    }

    /** The canonical path, and the parts of the query string that matter. */
    String cacheKey(SiteUrl url) {
        var path = url.canonicalPath();
        if (url.query().isEmpty()) {
            return path;
        }
        var query = Arrays.stream(url.query().split("&", -1))
                .filter(parameter -> keyed.test(parameter.replaceFirst("=.*", "")))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /**
     * CloudFront Developer Guide, Manage how long content stays in the cache: {@code s-maxage}, else {@code max-age}, else
     * the default, within the policy's bounds; {@code no-cache}, {@code no-store} and {@code private} leave the minimum.
     */
    Duration lifetime(String cacheControl) {
        if (cacheControl == null) {
            return longer(minTtl, defaultTtl);
        }
        var directives = cacheControl.toLowerCase(Locale.ROOT);
        if (directives.contains("no-cache") || directives.contains("no-store") || directives.contains("private")) {
            return minTtl;
        }
        Duration lifetime = null;
        for (var matcher = MAX_AGE.matcher(directives); matcher.find(); ) {
            if (lifetime == null || matcher.group(1).equals("s-maxage")) {
                lifetime = Duration.ofSeconds(Long.parseLong(matcher.group(2)));
            }
        }
        if (lifetime == null) {
            return longer(minTtl, defaultTtl);
        }
        return longer(minTtl, lifetime.compareTo(maxTtl) > 0 ? maxTtl : lifetime);
    }

    private static Duration longer(Duration left, Duration right) {
        return left.compareTo(right) > 0 ? left : right;
    }
}
