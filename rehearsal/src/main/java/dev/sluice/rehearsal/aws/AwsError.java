package dev.sluice.rehearsal.aws;

import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Errors as the SDK raises them, so that its own {@code isThrottlingException()} and retry rules recognise them. */
public final class AwsError {

    private AwsError() {}

    /**
     * Fills in {@code builder}, which decides the exception's class.
     *
     * @param status the HTTP status
     * @param code the error code in the response, such as {@code NoSuchKey}
     */
    public static AwsServiceException of(AwsServiceException.Builder builder, int status, String code, String message) {
        var details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
                .build();
        return builder.awsErrorDetails(details)
                .statusCode(status)
                .requestId(code.toLowerCase(Locale.ROOT))
                .message(message)
                .build();
    }

    static String codeOf(Throwable error) {
        return error instanceof AwsServiceException aws && aws.awsErrorDetails() != null
                ? aws.awsErrorDetails().errorCode()
                : error.getClass().getSimpleName();
    }
}
