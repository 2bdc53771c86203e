package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.Distribution.ErrorPage;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.EventType;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;
import software.amazon.awssdk.services.cloudfront.model.OriginGroupMember;

class DistributionReaderTest {

    private static final Origin BUCKET = new Origin("site.s3.eu-central-1.amazonaws.com", "");
    private static final Origin LIVE = new Origin("site.s3.eu-central-1.amazonaws.com", "/live");
    private static final Origin WEBSITE = new Origin("site.s3-website.eu-central-1.amazonaws.com", "");
    private static final Origin API = new Origin("api.example.com", "");

    @Test
    void the_least_configuration_is_enough() {
        var distribution = read(config -> {});

        assertThat(distribution)
                .isEqualTo(new Distribution(
                        "E1",
                        List.of(new Behaviour(PathPattern.ALL, List.of(BUCKET), false, DirectoryIndex.ROOT)),
                        "",
                        List.of()));
    }

    @Test
    void behaviours_keep_their_order_and_the_default_comes_last() {
        var distribution = read(config -> config.defaultRootObject("index.html")
                .cacheBehaviors(b -> b.items(
                        CacheBehavior.builder()
                                .pathPattern("/api/*")
                                .targetOriginId("api")
                                .build(),
                        CacheBehavior.builder()
                                .pathPattern("*.css")
                                .targetOriginId("live")
                                .build())));

        assertThat(distribution.rootObject()).isEqualTo("index.html");
        assertThat(distribution.behaviours())
                .containsExactly(
                        new Behaviour(new PathPattern("/api/*"), List.of(API), false, DirectoryIndex.ROOT),
                        new Behaviour(new PathPattern("*.css"), List.of(LIVE), false, DirectoryIndex.ROOT),
                        new Behaviour(PathPattern.ALL, List.of(BUCKET), false, DirectoryIndex.ROOT));
    }

    @Test
    void an_origin_group_stands_for_its_members() {
        var group = OriginGroup.builder()
                .id("group")
                .members(m -> m.items(
                        OriginGroupMember.builder().originId("bucket").build(),
                        OriginGroupMember.builder().originId("live").build()))
                .build();

        var distribution = read(config ->
                config.originGroups(g -> g.items(group)).defaultCacheBehavior(b -> b.targetOriginId("group")));

        assertThat(distribution.behaviours().getLast().origins()).containsExactly(BUCKET, LIVE);
    }

    @Test
    void a_website_endpoint_serves_directories() {
        var distribution = read(config -> config.defaultCacheBehavior(b -> b.targetOriginId("website")));

        assertThat(distribution.behaviours())
                .containsExactly(
                        new Behaviour(PathPattern.ALL, List.of(WEBSITE), false, DirectoryIndex.SLASH_AND_BARE));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER_REQUEST, SLASH_AND_BARE", "VIEWER_RESPONSE, ROOT"})
    void a_function_that_sees_requests_may_serve_directories(EventType event, DirectoryIndex index) {
        var function = FunctionAssociation.builder().eventType(event).build();

        var byDefault = read(config -> config.defaultCacheBehavior(
                b -> b.targetOriginId("bucket").functionAssociations(f -> f.items(function))));
        var special = read(config -> config.cacheBehaviors(c -> c.items(CacheBehavior.builder()
                .pathPattern("/docs/*")
                .targetOriginId("bucket")
                .functionAssociations(f -> f.items(function))
                .build())));

        assertThat(byDefault.behaviours().getLast().index()).isEqualTo(index);
        assertThat(special.behaviours()).extracting(Behaviour::index).containsExactly(index, DirectoryIndex.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER_REQUEST,  SLASH_AND_BARE",
        "ORIGIN_REQUEST,  SLASH_AND_BARE",
        "ORIGIN_RESPONSE, ROOT",
        "VIEWER_RESPONSE, ROOT"
    })
    void so_may_a_lambda_function(EventType event, DirectoryIndex index) {
        var lambda = LambdaFunctionAssociation.builder().eventType(event).build();

        var distribution = read(config -> config.defaultCacheBehavior(
                b -> b.targetOriginId("bucket").lambdaFunctionAssociations(l -> l.items(lambda))));

        assertThat(distribution.behaviours().getLast().index()).isEqualTo(index);
    }

    @Test
    void cache_policies_are_asked_once_each() {
        var asked = new ArrayList<String>();
        var config = config(c -> c.defaultCacheBehavior(policy("plain"))
                .cacheBehaviors(
                        b -> b.items(special("/a", "queries"), special("/b", "queries"), special("/c", "plain"))));

        var distribution = new DistributionReader(config, policy -> {
                    asked.add(policy);
                    return policy.equals("queries");
                })
                .read("E1");

        assertThat(distribution.behaviours())
                .extracting(Behaviour::queryStrings)
                .containsExactly(true, true, false, false);
        assertThat(asked).containsExactlyInAnyOrder("queries", "plain");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings("deprecation") // distributions from before cache policies still have forwarded values
    void settings_from_before_cache_policies_count(boolean queryString) {
        var distribution = read(config -> config.defaultCacheBehavior(
                b -> b.targetOriginId("bucket").forwardedValues(f -> f.queryString(queryString))));

        assertThat(distribution.behaviours().getLast().queryStrings()).isEqualTo(queryString);
    }

    @Test
    @SuppressWarnings("deprecation") // distributions from before cache policies still have forwarded values
    void an_empty_cache_policy_is_none() {
        var distribution = new DistributionReader(
                        config(c -> c.defaultCacheBehavior(b -> b.targetOriginId("bucket")
                                .cachePolicyId("")
                                .forwardedValues(f -> f.queryString(true)))),
                        policy -> {
                            throw new AssertionError("nobody has a policy \"" + policy + "\"");
                        })
                .read("E1");

        assertThat(distribution.behaviours().getFirst().queryStrings()).isTrue();
    }

    @Test
    void error_pages_are_read_with_the_time_they_stay() {
        var distribution = read(config -> config.customErrorResponses(e -> e.items(
                CustomErrorResponse.builder()
                        .errorCode(404)
                        .responsePagePath("/404.html")
                        .errorCachingMinTTL(300L)
                        .build(),
                CustomErrorResponse.builder()
                        .errorCode(403)
                        .responsePagePath("")
                        .build(),
                CustomErrorResponse.builder()
                        .errorCode(500)
                        .errorCachingMinTTL(0L)
                        .build())));

        assertThat(distribution.errorPages())
                .containsExactly(
                        new ErrorPage(404, Optional.of(new EdgePath("/404.html")), Duration.ofMinutes(5)),
                        new ErrorPage(403, Optional.empty(), Duration.ofSeconds(10)),
                        new ErrorPage(500, Optional.empty(), Duration.ZERO));
    }

    private static Distribution read(Consumer<DistributionConfig.Builder> changes) {
        return new DistributionReader(config(changes), policy -> false).read("E1");
    }

    private static DistributionConfig config(Consumer<DistributionConfig.Builder> changes) {
        return DistributionConfig.builder()
                .origins(o -> o.items(
                        origin("bucket", BUCKET), origin("live", LIVE), origin("website", WEBSITE), origin("api", API)))
                .defaultCacheBehavior(b -> b.targetOriginId("bucket"))
                .applyMutation(changes)
                .build();
    }

    private static software.amazon.awssdk.services.cloudfront.model.Origin origin(String id, Origin origin) {
        return software.amazon.awssdk.services.cloudfront.model.Origin.builder()
                .id(id)
                .domainName(origin.domainName())
                .originPath(origin.path())
                .build();
    }

    private static CacheBehavior special(String pattern, String policy) {
        return CacheBehavior.builder()
                .pathPattern(pattern)
                .targetOriginId("bucket")
                .cachePolicyId(policy)
                .build();
    }

    private static DefaultCacheBehavior policy(String policy) {
        return DefaultCacheBehavior.builder()
                .targetOriginId("bucket")
                .cachePolicyId(policy)
                .build();
    }
}
