package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.EdgePath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyQueryStringBehavior;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyRequest;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.InvalidationBatch;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchCachePolicyException;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.Paths;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

class CloudFrontEdgeCacheTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final CloudFrontClient cloudFront = mock(CloudFrontClient.class, CALLS_REAL_METHODS);
    private final CloudFrontEdgeCache edge = new CloudFrontEdgeCache(cloudFront);

    @Nested
    class A_distribution {

        @ParameterizedTest
        @CsvSource({"NONE, false", "WHITELIST, true", "ALL_EXCEPT, true", "ALL, true"})
        void tells_query_strings_apart_as_its_cache_policy_says(
                CachePolicyQueryStringBehavior policy, boolean queryStrings) {
            givenDistributionWithPolicy();
            doReturn(GetCachePolicyResponse.builder()
                            .cachePolicy(p -> p.cachePolicyConfig(c -> c.parametersInCacheKeyAndForwardedToOrigin(
                                    k -> k.queryStringsConfig(q -> q.queryStringBehavior(policy)))))
                            .build())
                    .when(cloudFront)
                    .getCachePolicy(GetCachePolicyRequest.builder().id("policy").build());

            assertThat(edge.distribution("E1").behaviours())
                    .extracting(Behaviour::queryStrings)
                    .containsExactly(queryStrings);
        }

        @Test
        void whose_policy_has_no_cache_key_knows_no_variants() {
            givenDistributionWithPolicy();
            doReturn(GetCachePolicyResponse.builder()
                            .cachePolicy(p -> p.cachePolicyConfig(c -> c.minTTL(0L)))
                            .build())
                    .when(cloudFront)
                    .getCachePolicy(any(GetCachePolicyRequest.class));

            assertThat(edge.distribution("E1").behaviours())
                    .extracting(Behaviour::queryStrings)
                    .containsExactly(false);
        }

        @Test
        void whose_policy_is_gone_names_the_policy() {
            givenDistributionWithPolicy();
            doThrow(NoSuchCachePolicyException.builder()
                            .statusCode(404)
                            .awsErrorDetails(details("NoSuchCachePolicy"))
                            .build())
                    .when(cloudFront)
                    .getCachePolicy(any(GetCachePolicyRequest.class));

            var failure = catchThrowableOfType(PortFailure.class, () -> edge.distribution("E1"));

            assertThat(failure).hasMessage("cache policy policy does not exist (NoSuchCachePolicy)");
        }

        private void givenDistributionWithPolicy() {
            doReturn(GetDistributionResponse.builder()
                            .distribution(d -> d.distributionConfig(c -> c.origins(o -> o.items(Origin.builder()
                                            .id("bucket")
                                            .domainName("site.s3.amazonaws.com")
                                            .build()))
                                    .defaultCacheBehavior(
                                            b -> b.targetOriginId("bucket").cachePolicyId("policy"))))
                            .build())
                    .when(cloudFront)
                    .getDistribution(GetDistributionRequest.builder().id("E1").build());
        }
    }

    @Nested
    class Its_invalidations {

        private final Map<String, InvalidationSummary> known = new HashMap<>();

        @Test
        void are_read_until_a_page_has_nothing_recent() {
            givenPage(
                    null,
                    "second",
                    summary("I4", "InProgress", NOON.plusSeconds(9)),
                    summary("I3", "Completed", NOON.plusSeconds(1)));
            givenPage("second", "third", summary("I2", "Completed", NOON.minusSeconds(1)));
            givenDetails();

            assertThat(edge.invalidations("E1", NOON))
                    .extracting(Invalidation::id)
                    .containsExactly("I4", "I3");
            verify(cloudFront, never()).listInvalidations(request("third"));
        }

        @Test
        void are_read_to_the_last_page_while_there_are_recent_ones() {
            givenPage(null, "second", summary("I2", "Completed", NOON.plusSeconds(2)));
            givenPage("second", null, summary("I1", "Completed", NOON.plusSeconds(1)));
            givenDetails();

            assertThat(edge.invalidations("E1", NOON))
                    .extracting(Invalidation::id)
                    .containsExactly("I2", "I1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Completed", "COMPLETED"})
        void are_completed_however_that_is_written(String status) {
            givenPage(
                    null,
                    null,
                    summary("I1", status, NOON.plusSeconds(1)),
                    summary("I0", status, NOON.minusSeconds(1)));
            givenDetails();

            assertThat(edge.invalidations("E1", NOON))
                    .singleElement()
                    .returns("I1", Invalidation::id)
                    .returns(true, Invalidation::completed);
        }

        @Test
        void count_while_they_are_in_progress_however_old() {
            givenPage(null, null, summary("I1", "InProgress", NOON.minusSeconds(600)));
            givenDetails();

            assertThat(edge.invalidations("E1", NOON))
                    .containsExactly(new Invalidation(
                            "I1",
                            "reference of I1",
                            NOON.minusSeconds(600),
                            false,
                            List.of(new EdgePath("/I1.html"), new EdgePath("/docs/*"))));
        }

        @Test
        void are_none_when_none_were_ever_made() {
            givenPage(null, null);

            assertThat(edge.invalidations("E1", NOON)).isEmpty();
        }

        private void givenPage(String marker, String next, InvalidationSummary... summaries) {
            doReturn(ListInvalidationsResponse.builder()
                            .invalidationList(l ->
                                    l.isTruncated(next != null).nextMarker(next).items(summaries))
                            .build())
                    .when(cloudFront)
                    .listInvalidations(request(marker));
        }

        private ListInvalidationsRequest request(String marker) {
            return ListInvalidationsRequest.builder()
                    .distributionId("E1")
                    .marker(marker)
                    .build();
        }

        /** Each holds a path of its own, a wildcard, and a tag, which is no path. */
        private void givenDetails() {
            doAnswer(call -> {
                        String id = call.<GetInvalidationRequest>getArgument(0).id();
                        var summary = known.get(id);
                        return GetInvalidationResponse.builder()
                                .invalidation(i -> i.id(id)
                                        .status(summary.status())
                                        .createTime(summary.createTime())
                                        .invalidationBatch(b -> b.callerReference("reference of " + id)
                                                .paths(p -> p.items("/" + id + ".html", "#blog", "/docs/*"))))
                                .build();
                    })
                    .when(cloudFront)
                    .getInvalidation(any(GetInvalidationRequest.class));
        }

        private InvalidationSummary summary(String id, String status, Instant created) {
            var summary = InvalidationSummary.builder()
                    .id(id)
                    .status(status)
                    .createTime(created)
                    .build();
            known.put(id, summary);
            return summary;
        }
    }

    @Nested
    class A_new_invalidation {

        @Test
        void names_its_paths_and_its_reference() {
            var request = CreateInvalidationRequest.builder()
                    .distributionId("E1")
                    .invalidationBatch(InvalidationBatch.builder()
                            .callerReference("sluice-1")
                            .paths(Paths.builder()
                                    .quantity(2)
                                    .items("/a%20b.html", "/docs/*")
                                    .build())
                            .build())
                    .build();
            doReturn(CreateInvalidationResponse.builder()
                            .invalidation(i -> i.id("I1"))
                            .build())
                    .when(cloudFront)
                    .createInvalidation(request);

            var id = edge.invalidate("E1", List.of(EdgePath.of("a b.html"), new EdgePath("/docs/*")), "sluice-1");

            assertThat(id).isEqualTo("I1");
        }

        @Test
        void beyond_the_quota_has_to_wait() {
            doThrow(TooManyInvalidationsInProgressException.builder()
                            .statusCode(400)
                            .awsErrorDetails(details("TooManyInvalidationsInProgress"))
                            .build())
                    .when(cloudFront)
                    .createInvalidation(any(CreateInvalidationRequest.class));

            var failure = catchThrowableOfType(
                    PortFailure.class, () -> edge.invalidate("E1", List.of(new EdgePath("/*")), "sluice-1"));

            assertThat(failure.passes()).isTrue();
            assertThat(failure).hasMessageStartingWith("cloudfront:CreateInvalidation failed for distribution E1");
        }
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("no").build();
    }
}
