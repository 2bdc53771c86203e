package dev.sluice.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.routing.Split;
import org.junit.jupiter.api.Test;

/** What a person reads at three in the morning. */
class RollbackReportTest {

    @Test
    void it_says_what_since_when_why_what_was_done_and_what_to_do() {
        var scene = RollbackScene.running();

        scene.handle("alarm-lambda.json");

        assertThat(scene.texts.getFirst().lines())
                .containsExactly(
                        "www.example.com is rolled back to stable.",
                        "Why: alarm sluice-canary-errors is in ALARM, since 2026-03-02T03:04:05.678Z.",
                        "Seen: Threshold Crossed: 5 out of the last 5 datapoints [2.31 (02/03/26 03:03:00), 2.05 (02/03/26"
                                + " 03:02:00), 1.98 (02/03/26 03:01:00), 2.4 (02/03/26 03:00:00), 2.2 (02/03/26 02:59:00)]"
                                + " were greater than the threshold (1.0) (minimum 5 datapoints for OK -> ALARM"
                                + " transition).",
                        "Seen: Values of 60 s each: 2.2, 2.4, 1.98, 2.05, 2.31; the limit is 1.",
                        "Seen: The alarm's description: More than 1% of the canary's requests fail",
                        "Done: found the weights 95/5, wrote 255/0 (stable/canary) at 2026-03-02T03:04:07Z; stopped"
                                + " www.example.com_20260302T020000Z.",
                        "Look: aws route53 list-resource-record-sets --hosted-zone-id Z0123456789ABCDEFGHIJ"
                                + " --start-record-name 'www.example.com' --max-items 10",
                        "And: aws stepfunctions describe-execution --region us-east-1 --execution-arn"
                                + " 'arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:"
                                + "www.example.com_20260302T020000Z'",
                        "Next: resolvers forget the canary within their TTL, usually a minute. Mend the cause, then start"
                                + " a new cutover; this one is over.");
    }

    @Test
    void an_alarm_that_measures_more_than_the_canary_warns_of_stable() {
        var scene = RollbackScene.running();

        scene.handle("alarm-lambda-composite.json");

        assertThat(scene.canaryWeights()).containsOnly(0);
        assertThat(scene.texts.getFirst())
                .contains("stable may be bad too, and has the traffic. Look at stable first.");
    }

    @Test
    void a_cutover_that_turned_back_gives_its_own_reason() {
        var scene = RollbackScene.running();

        scene.handle("rollback-cutover.json");

        assertThat(scene.texts.getFirst())
                .contains("Why: the cutover turned back: the error rate is above 1%: 2.1% of 4,812 requests.");
    }

    @Test
    void the_log_has_one_line() {
        var scene = RollbackScene.running();

        scene.handle("rollback-manual.json");

        assertThat(scene.log)
                .containsExactly(
                        "www.example.com is rolled back to stable: somebody asked for it: checkout is broken for"
                                + " half of our users");
    }

    @Test
    void the_command_by_hand_holds_every_field_of_every_record() {
        var group = Rollback.back(RollbackScene.group(Split.ofCanary(5)));
        var site = new Site("www.example.com", "Z1", "stable", "canary", "E1");

        assertThat(ByHand.put(site, group))
                .startsWith(
                        "aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch '{\"Changes\":[")
                .contains("{\"Action\":\"UPSERT\",\"ResourceRecordSet\":{\"Name\":\"www.example.com\",\"Type\":\"A\","
                        + "\"SetIdentifier\":\"stable\",\"Weight\":255,\"TTL\":60,\"ResourceRecords\":[{\"Value\":"
                        + "\"203.0.113.7\"}]}}")
                .contains(
                        "{\"Action\":\"UPSERT\",\"ResourceRecordSet\":{\"Name\":\"www.example.com\",\"Type\":\"AAAA\","
                                + "\"SetIdentifier\":\"canary\",\"Weight\":0,\"AliasTarget\":{\"HostedZoneId\":"
                                + "\"Z2FDTNDATAQYW2\",\"DNSName\":\"d111111abcdef8.cloudfront.net\","
                                + "\"EvaluateTargetHealth\":false}}}")
                .endsWith("]}'");
    }
}
