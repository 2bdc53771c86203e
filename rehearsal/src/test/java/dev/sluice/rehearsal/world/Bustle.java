package dev.sluice.rehearsal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many actors that wait, meet at the same instants, signal each other and are ended: a busy world in a few lines. */
final class Bustle {

    private Bustle() {}

    /** Prints a digest of the trace, so that one JVM can be compared with another. */
    public static void main(String[] arguments) {
        System.out.print(trace(Long.parseLong(arguments[0]), 20, 500).hashCode());
    }

    static List<String> trace(long seed, int actors, int rounds) {
        var trace = new ArrayList<String>();
        try (var world = new World(seed)) {
            play(world, actors, rounds, trace);
        }
        return trace;
    }

    private static void play(World world, int actors, int rounds, List<String> trace) {
        var gate = world.signal();
        int[] opened = {0};
        for (int a = 0; a < actors; a++) {
            var name = "actor-" + a;
            world.spawn(name, () -> {
                for (int round = 0; round < rounds; round++) {
                    trace.add(world.elapsed() + " " + name);
                    world.pause(Duration.ofMillis(world.random(name).nextInt(4)));
                    world.giveWay();
                    if (round % 10 == 9) {
                        int seen = opened[0];
                        gate.await(() -> opened[0] > seen, Duration.ofMillis(7));
                    }
                }
            });
        }
        world.spawn("gatekeeper", () -> {
            while (true) {
                world.pause(Duration.ofMillis(5));
                opened[0]++;
                gate.raise();
                var passer = world.spawn("passer", () -> world.pause(Duration.ofDays(1)));
                world.after(Duration.ofMillis(3), "end passer", passer::kill);
            }
        });
        world.runFor(Duration.ofSeconds(5));
    }
}
