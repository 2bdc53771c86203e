package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends a cutover that went well: takes off the guard of the ramp, and says what is left to do. */
public final class FinishHandler implements RequestStreamHandler {

    private final TrafficRouter<RecordGroup> router;
    private final Notices notices;
    private final Time time;

    /** Wired to the account it runs in. */
    public FinishHandler() {
        this(Settings.ofEnvironment());
    }

    private FinishHandler(Settings settings) {
        this(settings.router(), settings.notices(), Time.system());
    }

    public FinishHandler(TrafficRouter<RecordGroup> router, Notices notices, Time time) {
        this.router = router;
        this.notices = notices;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var cutover = finish(CutoverJson.read(in, Cutover.class), context.getLogger());
        context.getLogger().log(Summary.of(cutover));
        CutoverJson.write(cutover, out);
    }

    private Cutover finish(Cutover cutover, LambdaLogger log) {
        return switch (Rerouting.swap(router, cutover.records(), cutover.finalRecords())) {
            case Rerouting.Changed changed -> told(cutover, changed.records(), log);
            case Rerouting.Disturbance disturbance -> disturbance.stop(cutover, Next.FINISH, time.instant());
        };
    }

    /** A notice that is lost does not undo a cutover that went well: the log has it. */
    private Cutover told(Cutover cutover, RecordGroup left, LambdaLogger log) {
        var now = time.instant();
        var notice = FinishNotice.of(cutover, left, now);
        try {
            notices.send(notice.subject(), notice.text());
        } catch (PortFailure failure) {
            log.log("nobody could be told: " + failure.explanation());
            log.log(notice.text());
        }
        return cutover.finished(left, FinishNotice.summary(cutover, now));
    }
}
