package dev.sluice.rehearsal.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.json.Json;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A cutover that does not begin leaves everything as it found it. */
class RefusedCutoverTest {

    @Test
    void a_canary_with_weight_of_its_own_refuses_it() {
        var run = Played.with(edited("canary", record -> record.weight(5L)));

        assertThat(refusals(run)).containsExactly("canary-starts-at-zero", "weights-agree");
        assertThat(run.changes()).hasSize(1);
    }

    @Test
    void a_stable_arm_behind_cloudfront_too_refuses_it() {
        var run = Played.with(edited(
                "stable",
                record -> record.ttl(null)
                        .resourceRecords((List<ResourceRecord>) null)
                        .aliasTarget(alias -> alias.dnsName("d000000abcdef8.cloudfront.net.")
                                .hostedZoneId("Z2FDTNDATAQYW2")
                                .evaluateTargetHealth(false))));

        assertThat(refusals(run)).contains("stable-not-cloudfront");
        assertThat(run.changes()).hasSize(1);
    }

    @Test
    void a_bad_request_is_refused_with_every_mistake_in_it() {
        var run = Played.of(Script.of(Conditions.HEALTHY)
                .with("distributionId", "e2")
                .with("ramp", Json.object("steps", List.of(5, 2)))
                .with("holds", 1));

        assertThat(refusals(run)).hasSize(4).containsOnly("request-valid");
        assertThat(run.changes()).isEmpty();
    }

    private static Mishap edited(String arm, Consumer<ResourceRecordSet.Builder> edit) {
        return scene -> scene.world().spawn("somebody", () -> new Somebody(scene).edits(arm, edit));
    }

    /** The rules that block. */
    private static List<String> refusals(CutoverRun run) {
        var output = run.execution().end().orElseThrow().output();
        assertThat(output.path("outcome").stringValue()).isEqualTo("REFUSED");
        return output.path("findings")
                .valueStream()
                .filter(finding -> finding.path("severity").stringValue().equals("BLOCKS"))
                .map(finding -> finding.path("rule").stringValue())
                .toList();
    }
}
