package dev.sluice.rehearsal.world;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One generator per name, each seeded from the world's seed and the name alone: a new consumer disturbs no other. */
final class RandomStreams {

    private final long seed;
    private final Map<String, RandomGenerator> streams = new HashMap<>();

    RandomStreams(long seed) {
        this.seed = seed;
    }

    RandomGenerator named(String name) {
        return streams.computeIfAbsent(name, n -> new SplittableRandom(mix(mix(seed) ^ fnv1a(n))));
    }

    private static long fnv1a(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64: neighbouring seeds end far apart. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
