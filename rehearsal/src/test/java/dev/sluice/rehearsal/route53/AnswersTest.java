package dev.sluice.rehearsal.route53;

import static dev.sluice.rehearsal.route53.DnsStage.DOMAIN;
import static dev.sluice.rehearsal.route53.DnsStage.alias;
import static dev.sluice.rehearsal.route53.DnsStage.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

final class AnswersTest {

    private final DnsStage dns = new DnsStage(1);

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void a_record_set_is_answered_by_its_weight_over_the_sum() {
        dns.zone.add(alias("A", "canary", 5), plain("A", "stable", 95));

        assertThat(answers().share("canary")).isCloseTo(.05, within(1e-12));
        assertThat(drawn("canary")).isCloseTo(.05, within(.004));
    }

    @Test
    void all_zero_is_an_equal_split() {
        dns.zone.add(alias("A", "canary", 0), plain("A", "stable", 0));

        assertThat(answers().share("canary")).isEqualTo(.5);
        assertThat(drawn("canary")).isCloseTo(.5, within(.01));
    }

    @Test
    void weight_0_is_not_answered_beside_another() {
        dns.zone.add(alias("A", "canary", 0), plain("A", "stable", 1));

        assertThat(answers().share("canary")).isZero();
        assertThat(drawn("canary")).isZero();
    }

    @Test
    void an_unhealthy_record_leaves_its_share_to_the_others() {
        dns.zone.add(checked(alias("A", "canary", 50)), plain("A", "stable", 25), plain("A", "other", 25));

        dns.healthCheck("H1").fail();

        assertThat(answers().share("canary")).isZero();
        assertThat(answers().share("stable")).isEqualTo(.5);
    }

    @Test
    void weight_0_is_answered_when_every_other_is_unhealthy_and_only_then() {
        dns.zone.add(checked(alias("A", "canary", 100)), plain("A", "stable", 0));
        var check = dns.healthCheck("H1");
        assertThat(answers().share("stable")).isZero();

        check.fail();
        assertThat(answers().share("stable")).isEqualTo(1);

        check.recover();
        assertThat(answers().share("stable")).isZero();
    }

    @Test
    void one_healthy_record_of_some_weight_keeps_weight_0_from_being_answered() {
        dns.zone.add(checked(alias("A", "canary", 99)), plain("A", "stable", 0), plain("A", "other", 1));

        dns.healthCheck("H1").fail();

        assertThat(answers().share("other")).isEqualTo(1);
    }

    @Test
    void when_nothing_is_healthy_everything_counts_as_healthy() {
        dns.zone.add(checked(alias("A", "canary", 75)), checked(plain("A", "stable", 25)), checked(plain("A", "x", 0)));

        dns.healthCheck("H1").fail();

        assertThat(answers().share("canary")).isEqualTo(.75);
        assertThat(answers().share("x")).isZero();
    }

    @Test
    void an_alias_lives_60_seconds_and_a_plain_record_as_long_as_its_ttl() {
        dns.zone.add(alias("A", "canary", 1));
        dns.zone.add(plain("AAAA", "stable", 1).toBuilder().ttl(30L).build());
        var random = new SplittableRandom(1);

        assertThat(answers().draw(random)).isEqualTo(new Answer("canary", Duration.ofSeconds(60)));
        assertThat(server().answers(DOMAIN, "AAAA").draw(random))
                .isEqualTo(new Answer("stable", Duration.ofSeconds(30)));
    }

    @Test
    void a_name_that_is_not_there_has_no_answer() {
        assertThat(answers().draw(new SplittableRandom(1))).isEqualTo(Answer.NOTHING);
    }

    @Test
    void each_type_has_weights_of_its_own() {
        dns.zone.add(alias("A", "canary", 1), plain("A", "stable", 1), alias("AAAA", "canary", 1));

        assertThat(server().answers(DOMAIN, "A").share("canary")).isEqualTo(.5);
        assertThat(server().answers(DOMAIN, "AAAA").share("canary")).isEqualTo(1);
    }

    private Answers answers() {
        return server().answers(DOMAIN, "A");
    }

    private NameServer server() {
        return dns.zone.nameServers().getFirst();
    }

    private double drawn(String setIdentifier) {
        var random = new SplittableRandom(1);
        var answers = answers();
        long hits = Stream.generate(() -> answers.draw(random))
                .limit(50_000)
                .filter(answer -> answer.setIdentifier().equals(setIdentifier))
                .count();
        return hits / 50_000.0;
    }

    private static ResourceRecordSet checked(ResourceRecordSet set) {
        return set.toBuilder().healthCheckId("H1").build();
    }
}
