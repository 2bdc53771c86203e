package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.HttpArmFetch;
import dev.sluice.cutover.visits.WarmUpRun;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmServer;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Fetches through the distribution what users will ask for first. A path that fails is told, and stops nothing. */
public final class WarmUpHandler implements RequestStreamHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Before the function's end no more is begun: what was begun may take three times its patience. */
    private static final Duration RESERVE = PATIENCE.multipliedBy(3).plusSeconds(5);

    private final ArmFetch fetch;
    private final Executor executor;
    private final Time time;

    /** Wired to the account it runs in. */
    public WarmUpHandler() {
        this(new HttpArmFetch(PATIENCE, Time.system()), Executors.newVirtualThreadPerTaskExecutor(), Time.system());
    }

    /** @param executor runs the requests */
    public WarmUpHandler(ArmFetch fetch, Executor executor, Time time) {
        this.fetch = fetch;
        this.executor = executor;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var end = time.instant().plusMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        var cutover = CutoverJson.read(in, Cutover.class);
        var warmed = cutover.warmed(warm(cutover, end));
        context.getLogger().log(Summary.of(warmed));
        CutoverJson.write(warmed, out);
    }

    private String warm(Cutover cutover, Instant end) {
        var domain = cutover.request().site().domain();
        if (domain.startsWith("*")) {
            return "warmed nothing, as a wildcard has no pages of its own";
        }
        return ArmServer.of(cutover.records(), Arm.CANARY)
                .map(server -> new WarmUpRun(
                                fetch,
                                domain,
                                server,
                                executor,
                                () -> !time.instant().isBefore(end))
                        .of(cutover.request().warmUp())
                        .sentence())
                .orElse("warmed nothing, as the canary's records lead nowhere");
    }
}
