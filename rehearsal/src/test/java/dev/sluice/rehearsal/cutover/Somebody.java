package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.rehearsal.sns.Notice;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A person with a command line. All that is done here has to be done as an actor of the scene's world. */
record Somebody(Scene scene) {

    private static final String NAME = "somebody";
    private static final Pattern TOKEN = Pattern.compile("--task-token '([^']+)'");

    /** Changes an arm's record of type A. */
    void edits(String arm, Consumer<ResourceRecordSet.Builder> edit) {
        var edited = scene.zone().record(SITE.domain(), "A", arm).orElseThrow().copy(edit);
        var change = Change.builder()
                .action(ChangeAction.UPSERT)
                .resourceRecordSet(edited)
                .build();
        scene.route53()
                .client(NAME)
                .changeResourceRecordSets(
                        r -> r.hostedZoneId(SITE.hostedZoneId()).changeBatch(batch -> batch.changes(List.of(change))));
    }

    /**
     * Stops the execution that was started first.
     *
     * @param cause may be null
     */
    void stopsTheCutover(String cause) {
        var execution = scene.account().machine().executions().getFirst();
        stepFunctions().stopExecution(r -> r.executionArn(execution.arn()).cause(cause));
    }

    void approves() {
        stepFunctions().sendTaskSuccess(r -> r.taskToken(token()).output("{}"));
    }

    void refuses() {
        stepFunctions()
                .sendTaskFailure(r -> r.taskToken(token()).error("Refused").cause("not on a Friday"));
    }

    private SfnClient stepFunctions() {
        return scene.stepFunctions().client(NAME);
    }

    /** Of the latest request for a word. */
    private String token() {
        return scene.account().topic().notices().reversed().stream()
                .map(Notice::text)
                .map(TOKEN::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }
}
