package dev.sluice.rehearsal.wire;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue as Lambda's poller sees it: it receives, and deletes what went through. */
record UploadQueue(SqsClient sqs, String url) {

    static UploadQueue create(SqsClient sqs, String name) {
        return new UploadQueue(sqs, sqs.createQueue(r -> r.queueName(name)).queueUrl());
    }

    String arn() {
        return attribute(QueueAttributeName.QUEUE_ARN);
    }

    void send(String body) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }

    /** How many messages it holds, whether they wait or were received. */
    int size() {
        return Integer.parseInt(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /** Everything that waits. */
    List<Message> receive() {
        var messages = new ArrayList<Message>();
        List<Message> page;
        do {
            page = sqs.receiveMessage(r -> r.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
            messages.addAll(page);
        } while (!page.isEmpty());
        return messages;
    }

    /** Everything that waits, as the event of one invocation. */
    SQSEvent receiveBatch() {
        var queue = arn();
        var batch = new SQSEvent();
        batch.setRecords(
                receive().stream().map(message -> record(message, queue)).toList());
        return batch;
    }

    /** Makes what was received visible again, as it becomes when the function does not end in time. */
    void giveBack(SQSEvent batch) {
        batch.getRecords()
                .forEach(message -> sqs.changeMessageVisibility(r -> r.queueUrl(url)
                        .receiptHandle(message.getReceiptHandle())
                        .visibilityTimeout(0)));
    }

    void delete(SQSEvent batch, List<String> failures) {
        batch.getRecords().stream()
                .filter(message -> !failures.contains(message.getMessageId()))
                .forEach(message -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.getReceiptHandle())));
    }

    private String attribute(QueueAttributeName name) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    private static SQSMessage record(Message message, String queue) {
        var record = new SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setAttributes(message.attributesAsStrings());
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(queue);
        return record;
    }
}
