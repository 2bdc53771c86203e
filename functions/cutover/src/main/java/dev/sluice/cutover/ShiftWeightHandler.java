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

/** Gives the canary the ramp's next share, unless anybody else changed the records meanwhile. */
public final class ShiftWeightHandler implements RequestStreamHandler {

    private final TrafficRouter<RecordGroup> router;
    private final Time time;

    /** Wired to the account it runs in. */
    public ShiftWeightHandler() {
        this(Settings.ofEnvironment().router(), Time.system());
    }

    public ShiftWeightHandler(TrafficRouter<RecordGroup> router, Time time) {
        this.router = router;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var cutover = shift(CutoverJson.read(in, Cutover.class));
        context.getLogger().log(Summary.of(cutover));
        CutoverJson.write(cutover, out);
    }

    private Cutover shift(Cutover cutover) {
        var wanted = cutover.isUnready() ? cutover.readyRecords() : cutover.nextRecords();
        return switch (Rerouting.swap(router, cutover.records(), wanted)) {
            case Rerouting.Changed changed when cutover.isUnready() -> cutover.readied(changed.records());
            case Rerouting.Changed changed -> cutover.shifted(changed.records(), changed.change(), time.instant());
            case Rerouting.Disturbance disturbance -> disturbance.stop(cutover, Next.SHIFT_WEIGHT, time.instant());
        };
    }
}
