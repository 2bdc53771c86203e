package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.sluice.domain.port.PortFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;

class SqsRedeliveryTest {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:uploads";

    private final SqsClient sqs = mock(SqsClient.class, CALLS_REAL_METHODS);

    @Test
    void messages_are_told_ten_at_a_time() {
        var receipts = IntStream.range(0, 23).mapToObj(i -> "receipt " + i).toList();
        doReturn(ChangeMessageVisibilityBatchResponse.builder().build())
                .when(sqs)
                .changeMessageVisibilityBatch(any(ChangeMessageVisibilityBatchRequest.class));

        new SqsRedelivery(sqs).after(Duration.ofMinutes(2), QUEUE, receipts);

        var requests = ArgumentCaptor.forClass(ChangeMessageVisibilityBatchRequest.class);
        verify(sqs, times(3)).changeMessageVisibilityBatch(requests.capture());
        assertThat(requests.getAllValues())
                .allMatch(request ->
                        request.queueUrl().equals("https://sqs.us-east-1.amazonaws.com/123456789012/uploads"))
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 3);
        assertThat(requests.getAllValues())
                .flatExtracting(ChangeMessageVisibilityBatchRequest::entries)
                .allMatch(entry -> entry.visibilityTimeout() == 120)
                .extracting(ChangeMessageVisibilityBatchRequestEntry::receiptHandle)
                .containsExactlyElementsOf(receipts);
    }

    @Test
    void a_queue_out_of_reach_is_a_failure_that_passes() {
        doThrow(SdkClientException.create("Unable to execute HTTP request", new IOException("reset")))
                .when(sqs)
                .changeMessageVisibilityBatch(any(ChangeMessageVisibilityBatchRequest.class));
        var redelivery = new SqsRedelivery(sqs);

        assertThatThrownBy(() -> redelivery.after(Duration.ofMinutes(2), QUEUE, List.of("receipt")))
                .isInstanceOf(PortFailure.class)
                .hasMessageStartingWith("sqs:ChangeMessageVisibility failed for queue " + QUEUE);
    }
}
