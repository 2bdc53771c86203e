package dev.sluice.aws;

import dev.sluice.domain.purge.Redelivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** SQS queues, whose messages stay invisible for as long as a consumer says. */
public final class SqsRedelivery implements Redelivery {

    /** SQS API Reference, ChangeMessageVisibilityBatch. */
    private static final int MOST_AT_ONCE = 10;

    private final SqsClient sqs;

    public SqsRedelivery(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** A single message that SQS refuses is left alone: it comes again anyway, only later. */
    @Override
    public void after(Duration wait, String queue, List<String> receipts) {
        var url = url(queue);
        for (int from = 0; from < receipts.size(); from += MOST_AT_ONCE) {
            var entries = entries(wait, receipts.subList(from, Math.min(from + MOST_AT_ONCE, receipts.size())));
            SdkFailure.translate(
                    "sqs:ChangeMessageVisibility",
                    "queue " + queue,
                    () -> sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries)));
        }
    }

    private static List<ChangeMessageVisibilityBatchRequestEntry> entries(Duration wait, List<String> receipts) {
        return IntStream.range(0, receipts.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(receipts.get(i))
                        .visibilityTimeout(Math.toIntExact(wait.toSeconds()))
                        .build())
                .toList();
    }

    /** An event names its queue by ARN, the API by URL. */
    private static String url(String arn) {
        var parts = arn.split(":", -1);
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(parts[3], parts[4], parts[5]);
    }
}
