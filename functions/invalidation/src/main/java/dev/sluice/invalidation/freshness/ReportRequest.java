package dev.sluice.invalidation.freshness;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;

/**
 * What the last task of the state machine gets.
 *
 * @param stateMachineArn whose executions are the history of deploys
 * @param startedAt when this execution did
 */
record ReportRequest(WatchDocument document, String stateMachineArn, Instant startedAt) {

    ReportRequest {
        Objects.requireNonNull(document, "document is missing");
        Objects.requireNonNull(stateMachineArn, "stateMachineArn is missing");
        Objects.requireNonNull(startedAt, "startedAt is missing");
    }

    /** @throws IllegalArgumentException when it is none; the message says where */
    static ReportRequest read(InputStream in) throws IOException {
        return WatchJson.read(in, ReportRequest.class);
    }
}
