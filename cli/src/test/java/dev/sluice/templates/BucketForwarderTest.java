package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.actions;
import static dev.sluice.templates.RenderedTemplate.references;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The small stack in the Region of a bucket that is not at home. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class BucketForwarderTest {

    private static RenderedTemplate forwarder;

    @BeforeAll
    static void render() throws Exception {
        forwarder = RenderedTemplate.of("stacks/bucket-forwarder.yaml");
    }

    @Test
    void it_forwards_the_events_that_the_rules_at_home_choose_from() throws Exception {
        var home = RenderedTemplate.of("template.yaml").properties("UploadRule");

        var away = forwarder.properties("ForwardRule");

        for (var part : List.of("/EventPattern/source", "/EventPattern/detail-type", "/EventPattern/detail/bucket")) {
            assertThat(away.at(part)).isEqualTo(home.at(part));
        }
    }

    @Test
    void it_may_send_to_the_bus_at_home_and_do_nothing_else() {
        var statements = forwarder.roleStatements().toList();

        assertThat(statements).hasSize(1);
        assertThat(actions(statements.getFirst())).containsExactly("events:PutEvents");
        assertThat(statements.getFirst().path("Resource"))
                .isEqualTo(forwarder.properties("ForwardRule").at("/Targets/0/Arn"));
    }

    @Test
    void what_does_not_get_through_is_kept_and_called_out() {
        var queue = forwarder.properties("ForwardDeadLetterQueue");
        var target = forwarder.properties("ForwardRule").at("/Targets/0");
        var alarm = forwarder.properties("NotForwardedAlarm");

        assertThat(queue.path("SqsManagedSseEnabled").booleanValue()).isTrue();
        assertThat(references(target.path("DeadLetterConfig"))).containsExactly("ForwardDeadLetterQueue");
        assertThat(references(alarm.path("Dimensions"))).containsExactly("ForwardDeadLetterQueue");
    }

    @Test
    void it_refuses_the_region_where_it_would_send_to_itself() {
        var assertion = forwarder.at("/Rules/AwayRegion/Assertions/0/Assert/Fn::Not/0/Fn::Equals");

        assertThat(assertion.toString()).isEqualTo("[{\"Ref\":\"AWS::Region\"},\"us-east-1\"]");
    }
}
