package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.domain.port.Notices;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Asks for a person's word. The state machine waits for it, not this function, whose own answer is only the question. */
public final class ApproveHandler implements RequestStreamHandler {

    private final Notices notices;
    private final Time time;

    /** Wired to the account it runs in. */
    public ApproveHandler() {
        this(Settings.ofEnvironment().notices(), Time.system());
    }

    public ApproveHandler(Notices notices, Time time) {
        this.notices = notices;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var request = CutoverJson.read(in, ApprovalRequest.class);
        var notice = request.notice(time.instant());
        notices.send(notice.subject(), notice.text());
        context.getLogger().log(Summary.of(request.cutover()));
        CutoverJson.write(Map.of("asked", notice.subject()), out);
    }
}
