package dev.sluice.rehearsal.aws;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/**
 * What the proxy must know about a service.
 *
 * @param action what a request needs permission for
 * @param error a builder of the service's base exception
 * @param throttlingCode the error code with which it refuses a call for its rate
 */
public record AwsService(
        Function<SdkRequest, Action> action,
        Supplier<? extends AwsServiceException.Builder> error,
        int throttlingStatus,
        String throttlingCode) {

    AwsServiceException throttled() {
        return AwsError.of(error.get(), throttlingStatus, throttlingCode, "Rate exceeded");
    }

    AwsServiceException serverError() {
        return AwsError.of(error.get(), 500, "InternalError", "We encountered an internal error. Please try again.");
    }

    /** The last words of a request's class, which is the operation's name: {@code PutObjectRequest} is PutObject. */
    public static String operation(SdkRequest request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }
}
