package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.aws.LoopbackAws.Answer;
import dev.sluice.domain.port.PortFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The exceptions come out of real SDK clients: only they know how an answer of AWS becomes one. */
class SdkFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"TooManyInvalidationsInProgress", "Throttling", "ThrottlingException", "SlowDown"})
    void too_much_at_once_passes(String code) {
        var failure = invalidate(Answer.of(400, cloudFrontError(code)));

        assertThat(failure.passes()).isTrue();
        assertThat(failure)
                .hasMessage("cloudfront:CreateInvalidation failed for distribution E1: %s, as AWS puts it", code);
        assertThat(failure.cure()).isEqualTo("It will be tried again once earlier requests are done");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void a_server_in_trouble_passes_even_when_it_says_nothing(int status) {
        var failure = invalidate(Answer.of(status, ""));

        assertThat(failure.passes()).isTrue();
        assertThat(failure)
                .hasMessage("cloudfront:CreateInvalidation failed for distribution E1: AWS answered %d", status);
    }

    @Test
    void a_server_out_of_reach_passes() {
        var aws = new LoopbackAws(Answer.of(200, ""));
        aws.close();

        var failure = failure(() -> new SqsDeadLetters(aws.sqs(), aws.endpoint() + "/1/dead").add("{}", "why"));

        assertThat(failure.passes()).isTrue();
        assertThat(failure)
                .hasMessageStartingWith("sqs:SendMessage failed for queue " + aws.endpoint() + "/1/dead: ")
                .hasMessageContaining("Connection refused");
        assertThat(failure.cure()).contains("endpoint");
    }

    @Test
    void credentials_that_are_missing_stay_so() {
        var missing = SdkClientException.create("Unable to load credentials from any of the providers in the chain");

        var failure = SdkFailure.of("s3:ListBucket", "bucket site", missing);

        assertThat(failure.passes()).isFalse();
        assertThat(failure.explanation())
                .isEqualTo("s3:ListBucket failed for bucket site: no credentials were found. Name a profile in"
                        + " AWS_PROFILE, or sign in, and try again");
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, 400",
        "ExpiredTokenException, 400",
        "InvalidClientTokenId, 403",
        "InvalidAccessKeyId, 403"
    })
    void credentials_that_are_refused_are_told_from_permissions_that_are_missing(String code, int status) {
        var failure = invalidate(Answer.of(status, cloudFrontError(code)));

        assertThat(failure.passes()).isFalse();
        assertThat(failure).hasMessageContaining(code);
        assertThat(failure.cure()).isEqualTo("Renew the credentials in use");
    }

    @Test
    void a_distribution_that_is_gone_stays_so() {
        var failure = invalidate(Answer.of(404, cloudFrontError("NoSuchDistribution")));

        assertThat(failure.passes()).isFalse();
        assertThat(failure.explanation())
                .isEqualTo("distribution E1 does not exist (NoSuchDistribution)."
                        + " Correct its name in the stack's parameters");
    }

    @Test
    void a_bucket_that_is_gone_stays_so() {
        try (var aws = new LoopbackAws(Answer.of(404, "<Error><Code>NoSuchBucket</Code></Error>"))) {
            var failure = failure(() -> new S3BucketHistory(aws.s3(), Runnable::run).live("site", "", 10));

            assertThat(failure.passes()).isFalse();
            assertThat(failure).hasMessage("bucket site does not exist (NoSuchBucket)");
        }
    }

    @Test
    void a_queue_that_is_gone_stays_so() {
        var gone = Map.of("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender");
        var body = "{\"__type\": \"com.amazonaws.sqs#QueueDoesNotExist\", \"message\": \"no such queue\"}";
        try (var aws = new LoopbackAws(new Answer(400, gone, body))) {
            var failure = failure(() -> new SqsDeadLetters(aws.sqs(), aws.endpoint() + "/1/dead").add("{}", "why"));

            assertThat(failure.passes()).isFalse();
            assertThat(failure).hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_missing_permission_names_the_action_the_place_and_the_cure() {
        var failure = invalidate(Answer.of(403, cloudFrontError("AccessDenied")));

        assertThat(failure.passes()).isFalse();
        assertThat(failure.explanation())
                .isEqualTo("no permission for cloudfront:CreateInvalidation on distribution E1."
                        + " Allow it in the role's policy, and see that no policy of the resource denies it");
    }

    @Test
    void a_missing_permission_is_recognised_without_a_403() {
        var body = "{\"__type\": \"com.amazon.coral.service#AccessDeniedException\", \"message\": \"no\"}";
        try (var aws = new LoopbackAws(Answer.of(400, body))) {
            var failure = failure(() -> new SqsDeadLetters(aws.sqs(), aws.endpoint() + "/1/dead").add("{}", "why"));

            assertThat(failure.passes()).isFalse();
            assertThat(failure).hasMessageStartingWith("no permission for sqs:SendMessage on queue ");
        }
    }

    @Test
    void anything_else_is_passed_on_as_aws_puts_it() {
        var failure = invalidate(Answer.of(400, cloudFrontError("InvalidArgument")));

        assertThat(failure.passes()).isFalse();
        assertThat(failure)
                .hasMessage("cloudfront:CreateInvalidation failed for distribution E1:"
                        + " InvalidArgument, as AWS puts it");
    }

    private static PortFailure invalidate(Answer answer) {
        try (var aws = new LoopbackAws(answer)) {
            return failure(() -> new CloudFrontEdgeCache(aws.cloudFront()).invalidate("E1", List.of(), "once"));
        }
    }

    private static PortFailure failure(Runnable call) {
        return catchThrowableOfType(PortFailure.class, call::run);
    }

    private static String cloudFrontError(String code) {
        return "<ErrorResponse xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Error><Type>Sender</Type>"
                + "<Code>%s</Code><Message>as AWS puts it</Message></Error></ErrorResponse>".formatted(code);
    }
}
