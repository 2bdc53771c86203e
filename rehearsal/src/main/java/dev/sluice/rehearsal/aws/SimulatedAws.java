package dev.sluice.rehearsal.aws;

import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.Delay;
import dev.sluice.rehearsal.world.World;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkClient;

/** The account and region every simulated service lives in, and the way to it. */
public final class SimulatedAws {

    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "us-east-1";

    private final World world;
    private final Timeline timeline;
    private final CallLog log = new CallLog();
    private final Delay latency;
    private Faults faults = Faults.NONE;
    private Predicate<String> logReader = line -> false;

    /** With latencies as seen from a function in the same region. */
    public SimulatedAws(World world, Timeline timeline) {
        this(world, timeline, Delay.ofMillis(8, 40, 500));
    }

    /** @param latency of a request's way there, and again of its way back */
    public SimulatedAws(World world, Timeline timeline, Delay latency) {
        this.world = world;
        this.timeline = timeline;
        this.latency = latency;
    }

    public World world() {
        return world;
    }

    public Timeline timeline() {
        return timeline;
    }

    public CallLog log() {
        return log;
    }

    /** From now on {@code faults} decides the fate of each call. */
    public void suffer(Faults faults) {
        this.faults = faults;
    }

    /** From now on {@code reader} sees every line of a function's log first; what it takes is not told again. */
    public void readLogs(Predicate<String> reader) {
        logReader = reader;
    }

    /** A line of a function's log. */
    public void log(String function, String line) {
        if (!logReader.test(line)) {
            timeline.add(function, line);
        }
    }

    /** What decides the fate of each call. */
    public Faults faults() {
        return faults;
    }

    Delay latency() {
        return latency;
    }

    /**
     * A client of a simulated service, for actors of the world.
     *
     * @param type the SDK's client interface
     * @param fake overrides the operations that are simulated; each takes effect at once
     * @param caller whose credentials the calls come with
     */
    public <C extends SdkClient> C client(Class<C> type, C fake, AwsService service, String caller) {
        var proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new AwsCall(this, service, type, fake, caller));
        return type.cast(proxy);
    }
}
