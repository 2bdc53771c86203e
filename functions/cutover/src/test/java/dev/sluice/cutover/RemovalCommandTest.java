package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovalCommandTest {

    @Test
    void an_alias_with_a_health_check_is_removed_as_it_is_and_as_one_word_of_the_shell() {
        var record = new WeightedRecord(
                "A",
                "it's stable",
                0,
                Optional.empty(),
                List.of(),
                Optional.of(new WeightedRecord.Alias("lb.example.net", "Z35SXDOTRQ7X7K", true)),
                Optional.of("check-2"));

        var command =
                RemovalCommand.of("Z1", new RecordGroup("www.example.com", "it's stable", "canary", List.of(record)));

        assertThat(command)
                .isEqualTo("aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch "
                        + "'{\"Changes\":[{\"Action\":\"DELETE\",\"ResourceRecordSet\":{\"Name\":\"www.example.com\","
                        + "\"Type\":\"A\",\"SetIdentifier\":\"it'\\''s stable\",\"Weight\":0,\"AliasTarget\":{"
                        + "\"HostedZoneId\":\"Z35SXDOTRQ7X7K\",\"DNSName\":\"lb.example.net\","
                        + "\"EvaluateTargetHealth\":true},\"HealthCheckId\":\"check-2\"}}]}'");
    }
}
