package dev.sluice.aws;

import dev.sluice.domain.port.Notices;
import software.amazon.awssdk.services.sns.SnsClient;

/** An SNS topic. */
public final class SnsNotices implements Notices {

    /** SNS API Reference, Publish: a subject is ASCII, without line breaks, and shorter than this. */
    private static final int LONGEST_SUBJECT = 99;

    private final SnsClient sns;
    private final String topicArn;

    public SnsNotices(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    @Override
    public void send(String subject, String text) {
        var plain = subject.replaceAll("[^\\x20-\\x7E]", "?");
        var line = plain.substring(0, Math.min(plain.length(), LONGEST_SUBJECT));
        SdkFailure.translate(
                "sns:Publish",
                "topic " + topicArn,
                () -> sns.publish(r -> r.topicArn(topicArn).subject(line).message(text)));
    }
}
