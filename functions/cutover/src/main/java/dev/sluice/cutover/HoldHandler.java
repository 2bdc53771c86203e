package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** Holds a ramp that can go neither on nor back: tells people once, tries again, and at the limit turns back. */
public final class HoldHandler implements RequestStreamHandler {

    private final Notices notices;
    private final Time time;

    /** Wired to the account it runs in. */
    public HoldHandler() {
        this(Settings.ofEnvironment().notices(), Time.system());
    }

    public HoldHandler(Notices notices, Time time) {
        this.notices = notices;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var cutover = hold(CutoverJson.read(in, Cutover.class), context.getLogger());
        context.getLogger().log("holds: " + Summary.of(cutover));
        CutoverJson.write(cutover, out);
    }

    private Cutover hold(Cutover cutover, LambdaLogger log) {
        var now = time.instant();
        var holding = held(cutover, now);
        var next = holding.resumed(now);
        boolean news = next.next() != Next.ROLL_BACK
                && !holding.holding().orElseThrow().told();
        return news && tell(holding, log) ? next.told() : next;
    }

    /** A state that broke off left no reason: then it is what the state was to do. */
    private static Cutover held(Cutover cutover, Instant now) {
        return switch (cutover.next()) {
            case APPROVE -> cutover.unapproved(now);
            case JUDGE_HEALTH -> cutover.unseen(now);
            default -> cutover;
        };
    }

    /** A notice that is lost is sent with the next round: silence is no reason to turn back. */
    private boolean tell(Cutover cutover, LambdaLogger log) {
        var notice = HoldNotice.of(cutover);
        try {
            notices.send(notice.subject(), notice.text());
            return true;
        } catch (PortFailure failure) {
            log.log("nobody could be told: " + failure.explanation());
            return false;
        }
    }
}
