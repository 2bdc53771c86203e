package dev.sluice.domain.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmServerTest {

    @Test
    void an_alias_leads_to_its_name() {
        assertThat(server(alias("A", "d111111abcdef8.cloudfront.net"))).contains("d111111abcdef8.cloudfront.net");
    }

    @Test
    void an_address_of_the_older_kind_comes_first() {
        assertThat(server(plain("AAAA", "2001:db8::7"), plain("A", "192.0.2.7", "192.0.2.8")))
                .contains("192.0.2.7");
    }

    @Test
    void the_newer_kind_will_do() {
        assertThat(server(plain("AAAA", "2001:db8::7"))).contains("2001:db8::7");
    }

    @Test
    void a_name_as_in_a_zone_file_loses_its_final_dot() {
        assertThat(server(plain("CNAME", "old.example.net."))).contains("old.example.net");
    }

    @Test
    void records_of_other_types_lead_nowhere() {
        assertThat(server(plain("HTTPS", "1 . alpn=\"h2\""))).isEmpty();
        assertThat(server()).isEmpty();
    }

    private static Optional<String> server(WeightedRecord... records) {
        return ArmServer.of(new RecordGroup("www.example.com", "stable", "canary", List.of(records)), Arm.STABLE);
    }

    private static WeightedRecord plain(String type, String... values) {
        return new WeightedRecord(
                type, "stable", 100, Optional.of(60L), List.of(values), Optional.empty(), Optional.empty());
    }

    private static WeightedRecord alias(String type, String name) {
        return new WeightedRecord(
                type,
                "stable",
                100,
                Optional.empty(),
                List.of(),
                Optional.of(new Alias(name, "Z2FDTNDATAQYW2", false)),
                Optional.empty());
    }
}
