package dev.sluice.rehearsal.traffic;

import static dev.sluice.rehearsal.route53.DnsStage.DOMAIN;

import dev.sluice.rehearsal.resolvers.Population;
import dev.sluice.rehearsal.resolvers.Resolvers;
import dev.sluice.rehearsal.route53.DnsStage;
import java.time.Duration;

/** Measures what resolvers and traffic cost: {@code java -cp ... dev.sluice.rehearsal.traffic.RampCost}. */
final class RampCost {

    private static final int HOURS = 24;

    private RampCost() {}

    public static void main(String[] args) {
        for (int round = 0; round < 10; round++) {
            long began = System.nanoTime();
            long requests = day(round);
            System.out.printf(
                    "%.2f ms per virtual hour (%,d requests)%n", (System.nanoTime() - began) / 1e6 / HOURS, requests);
        }
    }

    /** A day with a step every two hours. */
    private static long day(long seed) {
        try (var dns = new DnsStage(seed).withPair(100, 0, "A", "AAAA")) {
            var world = dns.stage.world;
            var resolvers = Resolvers.start(world, dns.zone, DOMAIN, "canary", Population.TYPICAL);
            var traffic = Traffic.start(
                    world,
                    resolvers,
                    new Demand(Course.daily(1_000, .3), .05),
                    ArmProfile.of(Course.steady(.003), .001),
                    ArmProfile.of(Course.steady(.003), .001)
                            .withCache(new WarmingCache(.9, 20_000))
                            .withLatency(Course.steady(300)));
            world.spawn("ramp", () -> {
                for (int canary = 0; canary < HOURS / 2; canary++) {
                    dns.shift(100 - canary, canary);
                    world.pause(Duration.ofHours(2));
                }
            });
            world.runFor(Duration.ofHours(HOURS));
            return traffic.log().requests();
        }
    }
}
