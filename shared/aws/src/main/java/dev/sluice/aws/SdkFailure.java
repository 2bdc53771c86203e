package dev.sluice.aws;

import dev.sluice.domain.port.PortFailure;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an SDK exception means to the person who reads it. */
final class SdkFailure {

    private static final Set<String> GONE = Set.of(
            "NoSuchDistribution",
            "NoSuchBucket",
            "NoSuchHostedZone",
            "NoSuchCachePolicy",
            "NoSuchInvalidation",
            "NotFound",
            "StateMachineDoesNotExist",
            "AWS.SimpleQueueService.NonExistentQueue");

    /** Something is still at work; the code says so, the status does not. */
    private static final Set<String> BUSY = Set.of("TooManyInvalidationsInProgress", "PriorRequestNotComplete");

    /** The answers to a caller AWS does not know, or no longer. Their status is 400 or 403, as the service likes. */
    private static final Set<String> UNKNOWN_CALLER = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    /** With this begins what the SDK says then; it goes on with every place it looked at, one by one. */
    private static final String NO_CREDENTIALS = "Unable to load credentials from any of the providers";

    private SdkFailure() {}

    /**
     * Makes the call.
     *
     * @param subject what it is about, such as {@code distribution E123}
     * @param action in IAM terms, such as {@code cloudfront:GetDistribution}
     */
    static <T> T translate(String action, String subject, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw of(action, subject, e);
        }
    }

    static PortFailure of(String action, String subject, SdkException e) {
        return switch (e) {
            case AwsServiceException service -> ofService(action, subject, service);
            case SdkClientException client
            when Objects.requireNonNullElse(client.getMessage(), "").startsWith(NO_CREDENTIALS) ->
                PortFailure.lasting(
                        problem(action, subject, "no credentials were found"),
                        "Name a profile in AWS_PROFILE, or sign in, and try again",
                        client);
            case SdkClientException client
            when client.retryable() || client.getCause() instanceof IOException ->
                PortFailure.passing(
                        problem(action, subject, client.getMessage()),
                        "It will be tried again; if that does not help, check the network and the endpoint in use",
                        client);
            default ->
                PortFailure.lasting(
                        problem(action, subject, e.getMessage()),
                        "Check the credentials, Region and endpoint in use",
                        e);
        };
    }

    private static PortFailure ofService(String action, String subject, AwsServiceException e) {
        var code = detail(e, AwsErrorDetails::errorCode).orElse("");
        if (BUSY.contains(code) || e.isThrottlingException()) {
            return PortFailure.passing(
                    problem(action, subject, answer(e)), "It will be tried again once earlier requests are done", e);
        }
        if (e.statusCode() >= 500) {
            return PortFailure.passing(problem(action, subject, answer(e)), "It will be tried again", e);
        }
        if (GONE.contains(code)) {
            return PortFailure.lasting(
                    "%s does not exist (%s)".formatted(subject, code), "Correct its name in the stack's parameters", e);
        }
        if (UNKNOWN_CALLER.contains(code)) {
            return PortFailure.lasting(problem(action, subject, answer(e)), "Renew the credentials in use", e);
        }
        if (e.statusCode() == 403 || code.startsWith("AccessDenied")) {
            return PortFailure.lasting(
                    "no permission for %s on %s".formatted(action, subject),
                    "Allow it in the role's policy, and see that no policy of the resource denies it",
                    e);
        }
        return PortFailure.lasting(problem(action, subject, answer(e)), "See the AWS documentation of this error", e);
    }

    /** Code and message; the status where there is neither, as HEAD requests are answered without a body. */
    private static String answer(AwsServiceException e) {
        return detail(e, AwsErrorDetails::errorCode)
                .map(code -> detail(e, AwsErrorDetails::errorMessage)
                        .map(message -> code + ", " + message)
                        .orElse(code))
                .orElseGet(() -> "AWS answered " + e.statusCode());
    }

    private static Optional<String> detail(AwsServiceException e, Function<AwsErrorDetails, String> detail) {
        return Optional.ofNullable(e.awsErrorDetails()).map(detail).filter(text -> !text.isBlank());
    }

    private static String problem(String action, String subject, String what) {
        return "%s failed for %s: %s".formatted(action, subject, what);
    }
}
