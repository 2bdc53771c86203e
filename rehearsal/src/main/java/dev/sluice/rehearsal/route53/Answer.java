package dev.sluice.rehearsal.route53;

import java.time.Duration;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What a name server says, and for how long a resolver may repeat it.
 *
 * @param setIdentifier of the record set it comes from; empty for one that is alone, and for {@link #NOTHING}
 */
public record Answer(String setIdentifier, Duration ttl) {

    /** Nothing of this name and type; repeated as long as the TTL of the SOA record that Route 53 gives a new zone. */
    public static final Answer NOTHING = new Answer("", Duration.ofMinutes(15));

    /** An alias to CloudFront has a fixed TTL (Route 53 Developer Guide, values for weighted alias records). */
    private static final long ALIAS_TTL_SECONDS = 60;

    static Answer of(ResourceRecordSet set) {
        return new Answer(
                RecordKey.of(set).setIdentifier(),
                Duration.ofSeconds(set.ttl() == null ? ALIAS_TTL_SECONDS : set.ttl()));
    }
}
