package dev.sluice.rehearsal.world;

import java.time.Duration;

/**
 * What a handover costs: two actors that do nothing but wait in turn. A pause is two handovers, actor to kernel and
 * kernel to actor, and the agenda's work between them.
 */
final class HandoverCost {

    private HandoverCost() {}

    public static void main(String[] arguments) {
        int pauses = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
        for (int round = 1; round <= 5; round++) {
            long start = System.nanoTime();
            long steps = play(pauses);
            double nanos = (double) (System.nanoTime() - start) / steps;
            System.out.printf(
                    "round %d: %,d pauses, %.0f ns a pause, %.0f ns a handover%n", round, steps, nanos, nanos / 2);
        }
    }

    private static long play(int pauses) {
        try (var world = new World(1)) {
            for (int p = 0; p < 2; p++) {
                world.spawn("actor-" + p, () -> {
                    for (int i = 0; i < pauses / 2; i++) {
                        world.pause(Duration.ofMillis(1));
                    }
                });
            }
            world.run();
            return world.steps();
        }
    }
}
