package dev.sluice.rehearsal.traffic;

import dev.sluice.domain.routing.Arm;
import dev.sluice.rehearsal.resolvers.Resolvers;
import dev.sluice.rehearsal.world.Event;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The requests of a site. As each minute of the clock ends, both arms tell what they served in it; the resolvers say which
 * share of it was whose.
 */
public final class Traffic {

    private final World world;
    private final Resolvers resolvers;
    private final Demand demand;
    private final Draws draws;
    private final ArmTraffic stable;
    private final ArmTraffic canary;
    private final TrafficLog log = new TrafficLog();
    private final List<Consumer<ArmMinute>> listeners = new ArrayList<>();
    private Duration toldUntil;
    private double canarySeconds;
    private Event next;

    private Traffic(World world, Resolvers resolvers, Demand demand, ArmProfile stable, ArmProfile canary) {
        this.world = world;
        this.resolvers = resolvers;
        this.demand = demand;
        this.draws = new Draws(world.random("demand"));
        this.stable = new ArmTraffic(Arm.STABLE, stable, world.random("stable arm"));
        this.canary = new ArmTraffic(Arm.CANARY, canary, world.random("canary arm"));
        this.toldUntil = world.elapsed();
        this.canarySeconds = resolvers.canarySeconds();
    }

    /** Begins now, and goes on until it is stopped. */
    public static Traffic start(World world, Resolvers resolvers, Demand demand, ArmProfile stable, ArmProfile canary) {
        var traffic = new Traffic(world, resolvers, demand, stable, canary);
        traffic.schedule();
        return traffic;
    }

    /** From now on {@code listener} hears of each arm's minute as it ends: the stable one, then the canary. */
    public void onMinute(Consumer<ArmMinute> listener) {
        listeners.add(listener);
    }

    public TrafficLog log() {
        return log;
    }

    /** No further minute is told. */
    public void stop() {
        world.cancel(next);
    }

    private void schedule() {
        var end = Duration.ofMinutes(toldUntil.toMinutes() + 1);
        next = world.after(end.minus(world.elapsed()), "minute of traffic", this::minute);
    }

    private void minute() {
        double seconds = world.elapsed().minus(toldUntil).toNanos() / 1e9;
        double atCanary = resolvers.canarySeconds() - canarySeconds;
        long index = toldUntil.toMinutes();
        var begin = World.START.plus(toldUntil);
        double perSecond = demand.requestsPerSecond().at(begin) * draws.factor(demand.unevenness());
        tell(stable.serve(index, begin, perSecond * Math.max(0, seconds - atCanary)));
        tell(canary.serve(index, begin, perSecond * atCanary));
        canarySeconds += atCanary;
        toldUntil = world.elapsed();
        schedule();
    }

    private void tell(ArmMinute minute) {
        log.add(minute);
        listeners.forEach(listener -> listener.accept(minute));
    }
}
