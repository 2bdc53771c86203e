package dev.sluice.rehearsal.deploy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.invalidation.events.BadEvent;
import dev.sluice.invalidation.events.UploadEvent.Complete;
import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import dev.sluice.invalidation.events.UploadEvent.Uploads;
import dev.sluice.invalidation.events.UploadEvents;
import java.util.List;
import java.util.stream.Stream;

/** The function of most tutorials: invalidates the path of every object that was uploaded. */
final class PathPerUpload implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Account account;

    PathPerUpload(Account account) {
        this.account = account;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var paths = event.getRecords().stream()
                .flatMap(message -> changes(message.getBody()))
                .map(change -> EdgePath.of(change.key()).value())
                .distinct()
                .toList();
        account.cloudFront()
                .createInvalidation(r -> r.distributionId(account.distributionId())
                        .invalidationBatch(b -> b.callerReference(context.getAwsRequestId())
                                .paths(p -> p.quantity(paths.size()).items(paths))));
        return new SQSBatchResponse(List.of());
    }

    private static Stream<ObjectChange> changes(String body) {
        try {
            return switch (UploadEvents.parse(body)) {
                case Uploads uploads -> uploads.changes().stream();
                case Complete _, Irrelevant _ -> Stream.empty();
            };
        } catch (BadEvent e) {
            throw new IllegalStateException("the simulated S3 sends good events", e);
        }
    }
}
