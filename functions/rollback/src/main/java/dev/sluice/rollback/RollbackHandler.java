package dev.sluice.rollback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.Deadline;
import dev.sluice.aws.Route53Router;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.SnsNotices;
import dev.sluice.aws.StepFunctionsExecutions;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.domain.rollback.Trigger;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.time.Time;
import dev.sluice.rollback.events.BadEvent;
import dev.sluice.rollback.events.Triggers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Puts the weights back when an alarm, a broken cutover, a person or the sweeper says so, and tells people. */
public final class RollbackHandler implements RequestStreamHandler {

    private final Scope scope;
    private final Rollback rollback;
    private final Notices notices;

    /** Wired to the account it runs in. */
    public RollbackHandler() {
        this(Settings.of(System.getenv()));
    }

    private RollbackHandler(Settings settings) {
        this(
                settings.scope(),
                new Route53Router(
                        SdkClients.route53(Deadline.ROLLBACK),
                        settings.scope().site().hostedZoneId(),
                        settings.scope().site().domain(),
                        settings.scope().site().stable(),
                        settings.scope().site().canary()),
                new StepFunctionsExecutions(SdkClients.stepFunctions(Deadline.ROLLBACK), settings.stateMachine()),
                new SnsNotices(SdkClients.sns(Deadline.ROLLBACK), settings.topic()),
                Time.system());
    }

    public RollbackHandler(
            Scope scope, TrafficRouter<RecordGroup> router, Executions executions, Notices notices, Time time) {
        this.scope = scope;
        this.rollback = new Rollback(scope, router, executions, time);
        this.notices = notices;
    }

    /**
     * Answers {@code {"outcome": …, "said": …}}.
     *
     * @throws IllegalArgumentException when the event is none of those it knows
     * @throws RollbackFailure when the weights are not back
     */
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var journal = rollback.on(trigger(in.readAllBytes()));
        var report = new RollbackReport(scope.site(), journal, context.getFunctionName());
        if (journal.isWorthALine()) {
            context.getLogger().log(report.said());
        }
        if (journal.failure().isPresent()) {
            tellOfFailure(journal, report, context.getLogger());
            throw new RollbackFailure(report.text());
        }
        if (journal.isToTell()) {
            notices.send("Sluice: " + report.headline(), report.text());
        }
        answer(journal.outcome(), report.said(), out);
    }

    private Trigger trigger(byte[] event) {
        try {
            return new Triggers(scope.site()).read(event);
        } catch (BadEvent e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A failure to tell must not hide the failure to tell of. */
    private void tellOfFailure(Journal journal, RollbackReport report, LambdaLogger log) {
        if (journal.isToTell()) {
            try {
                notices.send("Sluice: " + report.headline(), report.text());
            } catch (PortFailure failure) {
                log.log(failure.explanation());
            }
        }
    }

    private static void answer(Outcome outcome, String said, OutputStream out) {
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("outcome", outcome.name());
            json.writeStringProperty("said", said);
            json.writeEndObject();
        }
    }
}
