package dev.sluice.rehearsal.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.s3.Versioning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.NoSuchCachePolicyException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

final class CloudFrontApiTest {

    private final Stage stage = new Stage(1);
    private final CloudFrontClient client = stage.cloudFront.client("purger");
    private SimulatedDistribution distribution;

    @BeforeEach
    void createDistribution() {
        stage.s3.createBucket("site", Versioning.ENABLED);
        distribution =
                stage.cloudFront.createDistribution("E1", Stage.siteOn("site").build(), EdgeSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_distribution_and_its_policy_can_be_read() {
        stage.play(() -> {
            var config = client.getDistribution(r -> r.id("E1")).distribution().distributionConfig();
            assertThat(config.defaultRootObject()).isEqualTo("index.html");

            var policy = client.getCachePolicy(
                    r -> r.id(config.defaultCacheBehavior().cachePolicyId()));
            assertThat(policy.cachePolicy().cachePolicyConfig().defaultTTL()).isEqualTo(86_400);

            assertThat(catchThrowableOfType(
                            NoSuchDistributionException.class, () -> client.getDistribution(r -> r.id("E2"))))
                    .isNotNull();
            assertThat(catchThrowableOfType(
                            NoSuchCachePolicyException.class, () -> client.getCachePolicy(r -> r.id("p"))))
                    .isNotNull();
        });
    }

    @Test
    void an_invalidation_is_in_progress_until_every_pop_has_applied_it() {
        var created = stage.play(() -> invalidate("ref", "/index.html"));
        var id = created.invalidation().id();

        assertThat(created.invalidation().status()).isEqualTo("InProgress");
        assertThat(id).matches("I[A-Z0-9]{24}");

        stage.world.runUntil(() -> distribution.invalidations().getFirst().isCompleted(), Duration.ofSeconds(25));
        var status = stage.play(
                        () -> client.getInvalidation(r -> r.distributionId("E1").id(id)))
                .invalidation()
                .status();

        assertThat(status).isEqualTo("Completed");
        assertThat(distribution.billedPaths()).isEqualTo(1);
    }

    @Test
    void the_same_reference_with_the_same_paths_is_billed_once_and_with_others_refused() {
        stage.play(() -> {
            var first = invalidate("ref", "/a", "/b");
            var second = invalidate("ref", "/b", "/a");
            assertThat(second.invalidation().id())
                    .isEqualTo(first.invalidation().id());

            var error = catchThrowableOfType(CloudFrontException.class, () -> invalidate("ref", "/c"));
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidationBatchAlreadyExists");
        });

        assertThat(distribution.billedPaths()).isEqualTo(2);
        assertThat(distribution.invalidations()).hasSize(1);
    }

    @Test
    void three_thousand_files_in_progress_are_the_quota() {
        stage.play(() -> {
            invalidate("a", files(0, 3_000));
            assertThat(catchThrowableOfType(
                            TooManyInvalidationsInProgressException.class, () -> invalidate("b", "/one-more")))
                    .isNotNull();

            invalidate("c", "/wildcards/*");
            stage.world.pause(Duration.ofSeconds(25));
            invalidate("b", "/one-more");
        });

        assertThat(distribution.billedPaths()).isEqualTo(3_002);
    }

    @Test
    void fifteen_wildcards_in_progress_are_a_quota_of_their_own() {
        var fifteen = IntStream.range(0, 15).mapToObj(i -> "/d" + i + "/*").toArray(String[]::new);

        stage.play(() -> {
            invalidate("a", fifteen);
            assertThat(catchThrowableOfType(
                                    TooManyInvalidationsInProgressException.class, () -> invalidate("b", "/x/*"))
                            .awsErrorDetails()
                            .errorMessage())
                    .contains("wildcard");
            invalidate("c", "/a-file");
        });
    }

    @Test
    void invalidations_are_throttled_after_a_handful_and_recover_at_one_in_two_seconds() {
        var accepted = new ArrayList<Integer>();
        stage.play(() -> {
            for (int i = 0; i < 20; i++) {
                try {
                    invalidate("ref-" + i, "/" + i);
                    accepted.add(i);
                } catch (CloudFrontException e) {
                    assertThat(e.isThrottlingException()).isTrue();
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
                }
            }
            stage.world.pause(Duration.ofSeconds(4));
            invalidate("later", "/later");
        });

        assertThat(accepted).hasSizeBetween(5, 7).startsWith(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "/a*b", "/a b", "/é", ""})
    void a_path_cloudfront_refuses_is_refused(String path) {
        stage.play(() -> {
            var error = catchThrowableOfType(InvalidArgumentException.class, () -> invalidate("ref", path));
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument");
        });

        assertThat(distribution.billedPaths()).isZero();
    }

    @Test
    void a_path_of_four_thousand_characters_is_the_longest() {
        stage.play(() -> {
            invalidate("a", "/" + "x".repeat(3_999));
            assertThat(catchThrowableOfType(
                            InvalidArgumentException.class, () -> invalidate("b", "/" + "x".repeat(4_000))))
                    .isNotNull();
        });
    }

    @Test
    void a_quantity_that_lies_is_refused() {
        stage.play(() -> {
            var error = catchThrowableOfType(
                    CloudFrontException.class,
                    () -> client.createInvalidation(r -> r.distributionId("E1")
                            .invalidationBatch(b -> b.callerReference("ref")
                                    .paths(p -> p.quantity(2).items("/a")))));
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InconsistentQuantities");
        });
    }

    @Test
    void invalidations_are_listed_newest_first_in_pages() {
        var listed = stage.play(() -> {
            for (int i = 0; i < 5; i++) {
                invalidate("ref-" + i, "/" + i);
                stage.world.pause(Duration.ofSeconds(2));
            }
            return client.listInvalidationsPaginator(r -> r.distributionId("E1").maxItems("2")).items().stream()
                    .map(InvalidationSummary::createTime)
                    .toList();
        });

        assertThat(listed).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(stage.aws.log().count("cloudfront:ListInvalidations")).isEqualTo(3);
    }

    @Test
    void a_distribution_that_names_what_is_not_there_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.cloudFront.createDistribution(
                        "E2", Stage.siteOn("nowhere").build(), EdgeSettings.DEFAULT))
                .withMessageContaining("nowhere");
    }

    private CreateInvalidationResponse invalidate(String reference, String... paths) {
        return client.createInvalidation(r -> r.distributionId("E1")
                .invalidationBatch(b -> b.callerReference(reference)
                        .paths(p -> p.quantity(paths.length).items(List.of(paths)))));
    }

    private static String[] files(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "/file-" + i).toArray(String[]::new);
    }
}
