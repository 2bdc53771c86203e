package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Looks whether the last change is live everywhere, and then whether the records still are as it left them. */
public final class VerifyWeightHandler implements RequestStreamHandler {

    private final TrafficRouter<RecordGroup> router;
    private final Time time;

    /** Wired to the account it runs in. */
    public VerifyWeightHandler() {
        this(Settings.ofEnvironment().router(), Time.system());
    }

    public VerifyWeightHandler(TrafficRouter<RecordGroup> router, Time time) {
        this.router = router;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var cutover = verify(CutoverJson.read(in, Cutover.class));
        context.getLogger().log(Summary.of(cutover));
        CutoverJson.write(cutover, out);
    }

    private Cutover verify(Cutover cutover) {
        if (!router.isLive(cutover.steps().getLast().change())) {
            return cutover.unsynced(time.instant());
        }
        return Rerouting.disturbance(router.read(), cutover.records())
                .map(disturbance -> disturbance.stop(cutover, Next.VERIFY_WEIGHT, time.instant()))
                .orElseGet(() -> cutover.verified(time.instant()));
    }
}
