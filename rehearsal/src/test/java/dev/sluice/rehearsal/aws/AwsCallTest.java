package dev.sluice.rehearsal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.s3.Bucket;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.timeline.Entry;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

final class AwsCallTest {

    private final Stage stage = new Stage(1);
    private final Bucket bucket = stage.s3.createBucket("site", Versioning.ENABLED);
    private final S3Client client = stage.s3.client("uploader");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_call_takes_time_there_and_back_and_takes_effect_between() {
        stage.play(() -> client.putObject(r -> r.bucket("site").key("a"), RequestBody.fromString("x")));

        var effect = stage.aws.log().calls().getFirst().at();
        assertThat(effect).isAfter(World.START).isBefore(stage.world.instant());
    }

    @Test
    void a_convenience_ends_in_one_call() {
        stage.play(() -> client.putObject(r -> r.bucket("site").key("a"), RequestBody.fromString("x")));
        var text = stage.play(
                () -> client.getObjectAsBytes(r -> r.bucket("site").key("a")).asUtf8String());

        assertThat(text).isEqualTo("x");
        assertThat(stage.aws.log().calls())
                .extracting(call -> call.action().toString())
                .containsExactly("s3:PutObject on arn:aws:s3:::site/a", "s3:GetObject on arn:aws:s3:::site/a");
    }

    @Test
    void a_paginator_makes_one_call_a_page() {
        for (int i = 0; i < 25; i++) {
            bucket.put("key-%02d".formatted(i), Content.of("x"));
        }

        var keys = stage.play(
                () -> client.listObjectsV2Paginator(r -> r.bucket("site").maxKeys(10)).contents().stream()
                        .map(S3Object::key)
                        .toList());

        assertThat(keys).hasSize(25).isSorted();
        assertThat(stage.aws.log().count("s3:ListBucket")).isEqualTo(3);
    }

    @Test
    void what_is_not_simulated_says_so() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.getBucketPolicy(r -> r.bucket("site")))
                .withMessage("S3Client.getBucketPolicy is not simulated: override it in dev.sluice.rehearsal.s3.S3Api");
    }

    @Test
    void a_client_that_is_closed_is_no_call() {
        client.close();

        assertThat(client.serviceName()).isEqualTo("s3");
        assertThat(stage.aws.log().calls()).isEmpty();
    }

    @Test
    void a_throttled_call_has_no_effect_and_looks_throttled_to_the_sdk() {
        stage.aws.suffer((caller, action) -> Fault.THROTTLED);

        var error = stage.play(() -> errorOf(() -> put("a")));

        assertThat(error).isInstanceOf(S3Exception.class);
        assertThat(((AwsServiceException) error).isThrottlingException()).isTrue();
        assertThat(bucket.current("a")).isEmpty();
    }

    @Test
    void a_server_error_has_no_effect() {
        stage.aws.suffer((caller, action) -> Fault.SERVER_ERROR);

        var error = stage.play(() -> errorOf(() -> put("a")));

        assertThat(((AwsServiceException) error).statusCode()).isEqualTo(500);
        assertThat(bucket.current("a")).isEmpty();
    }

    @Test
    void a_lost_response_comes_after_the_effect_and_costs_the_socket_timeout() {
        stage.aws.suffer((caller, action) -> Fault.LOST_RESPONSE);

        var error = stage.play(() -> errorOf(() -> put("a")));

        assertThat(error).isInstanceOf(SdkClientException.class).hasMessageContaining("Read timed out");
        assertThat(bucket.current("a")).isPresent();
        assertThat(stage.world.elapsed()).hasSeconds(30);
    }

    @Test
    void a_late_request_is_answered_while_its_caller_has_patience() {
        stage.aws.suffer(late(Duration.ofSeconds(29)));

        stage.play(() -> put("a"));

        assertThat(bucket.current("a")).isPresent();
        assertThat(stage.world.elapsed()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
    }

    @Test
    void a_request_that_is_later_than_that_lands_after_its_caller_has_given_up() {
        stage.aws.suffer(late(Duration.ofSeconds(45)));

        var error = stage.play(() -> errorOf(() -> put("a")));
        assertThat(error).isInstanceOf(SdkClientException.class).hasMessageContaining("Read timed out");
        assertThat(bucket.current("a")).isEmpty();

        stage.world.run();
        assertThat(bucket.current("a")).isPresent();
    }

    @Test
    void a_late_request_lands_though_its_caller_is_gone() {
        stage.aws.suffer(late(Duration.ofSeconds(25)));
        var caller = stage.world.spawn("function", () -> put("a"));
        stage.world.runFor(Duration.ofSeconds(5));

        caller.kill();
        stage.world.run();

        assertThat(bucket.current("a")).isPresent();
        assertThat(stage.aws.log().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.at()).isAfterOrEqualTo(World.START.plusSeconds(25)));
    }

    @Test
    void the_log_speaks_iam_and_the_timeline_tells_of_writes_only() {
        stage.play(() -> {
            put("a");
            client.headObject(r -> r.bucket("site").key("a"));
            errorOf(() -> client.headObject(r -> r.bucket("site").key("b")));
        });

        assertThat(stage.aws.log().actionsOf("uploader")).containsExactly("s3:GetObject", "s3:PutObject");
        assertThat(stage.aws.log().actionsOf("somebody else")).isEmpty();
        assertThat(stage.aws.log().where(call -> !call.isOk()))
                .singleElement()
                .satisfies(call -> assertThat(call.outcome()).isEqualTo("NoSuchKey"));
        assertThat(stage.timeline.entries())
                .extracting(Entry::text)
                .containsExactly("s3:PutObject on arn:aws:s3:::site/a: ok");
        assertThat(stage.timeline.entries().getFirst().fields())
                .isEqualTo(Map.of("action", "s3:PutObject", "resource", "arn:aws:s3:::site/a", "outcome", "ok"));
    }

    @Test
    void calls_of_two_actors_overtake_each_other_in_some_seed() {
        var winners = new HashSet<String>();
        for (long seed = 1; seed <= 20; seed++) {
            try (var race = new Stage(seed)) {
                race.s3.createBucket("site", Versioning.ENABLED);
                var racer = race.s3.client("racer");
                for (var name : List.of("first", "second")) {
                    race.world.spawn(
                            name, () -> racer.putObject(r -> r.bucket("site").key(name), RequestBody.empty()));
                }
                race.world.run();
                winners.add(race.aws.log().calls().getFirst().action().resource());
            }
        }

        assertThat(winners).hasSize(2);
    }

    @Test
    void every_client_is_behind_the_proxy() {
        CloudFrontClient cloudFront = stage.cloudFront.client("purger");

        var error = stage.play(() -> errorOf(() -> cloudFront.getDistribution(r -> r.id("E1"))));

        assertThat(((AwsServiceException) error).awsErrorDetails().errorCode()).isEqualTo("NoSuchDistribution");
        assertThat(stage.aws.log().calls().getFirst().action())
                .isEqualTo(
                        new Action("cloudfront:GetDistribution", "arn:aws:cloudfront::123456789012:distribution/E1"));
    }

    private static Faults late(Duration delay) {
        return new Faults() {
            @Override
            public Fault next(String caller, Action action) {
                return Fault.NONE;
            }

            @Override
            public Duration delay(String caller, Action action) {
                return delay;
            }
        };
    }

    private void put(String key) {
        client.putObject(r -> r.bucket("site").key(key), RequestBody.fromString("x"));
    }

    private static RuntimeException errorOf(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("the call succeeded");
    }
}
