package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.AwsError;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The tokens with which tasks are ended from outside; each attempt has its own (Step Functions guide, connect-to-resource). */
final class TaskTokens {

    private final RandomGenerator random;
    private final Map<String, Attempt> attempts = new HashMap<>();

    TaskTokens(RandomGenerator random) {
        this.random = random;
    }

    String issue(Attempt attempt) {
        var bytes = new byte[48];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().encodeToString(bytes);
        attempts.put(token, attempt);
        return token;
    }

    /**
     * The attempt that still waits for this token.
     *
     * @throws InvalidTokenException when there never was such a token
     * @throws TaskTimedOutException when the task ended, timed out, or went with its execution
     */
    Attempt waiting(String token) {
        var attempt = attempts.get(token);
        if (attempt == null) {
            throw AwsError.of(InvalidTokenException.builder(), 400, "InvalidToken", "Invalid Token: 'Invalid token'");
        }
        if (!attempt.isOpen()) {
            throw AwsError.of(
                    TaskTimedOutException.builder(),
                    400,
                    "TaskTimedOut",
                    "Task Timed Out: 'Provided task does not exist anymore'");
        }
        return attempt;
    }
}
