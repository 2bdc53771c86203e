package dev.sluice.rehearsal.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A point of presence and its cache. */
final class Pop {

    /** Longer than any fetch takes. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final String name;
    private final List<CopyObserver> observers;
    private final NavigableMap<String, Copy> copies = new TreeMap<>();
    private final Deque<Purge> purges = new ArrayDeque<>();
    private int deafTo;

    private record Purge(Instant at, List<PurgePath> paths) {}

    Pop(String name, List<CopyObserver> observers) {
        this.name = name;
        this.observers = observers;
    }

    String name() {
        return name;
    }

    /** The copy of this key, live or expired; null when there is none. */
    Copy find(String cacheKey) {
        return copies.get(cacheKey);
    }

    int size() {
        return copies.size();
    }

    /**
     * Keeps a copy, unless its URL was purged since the fetch began: CloudFront does not say what happens to a fetch that a
     * purge overtakes, and here it is not cached.
     */
    void store(Copy copy, Instant fetchBegan) {
        if (purgedSince(fetchBegan, copy.cacheKey())) {
            return;
        }
        var replaced = copies.put(copy.cacheKey(), copy);
        observers.forEach(observer -> observer.stored(copy, replaced));
    }

    /** The next {@code purges} invalidations do nothing here. */
    void ignoreNext(int purges) {
        deafTo = purges;
    }

    /** @return how many copies went */
    int purge(List<PurgePath> paths, Instant now) {
        if (deafTo > 0) {
            deafTo--;
            return 0;
        }
        while (!purges.isEmpty() && purges.peek().at().isBefore(now.minus(MEMORY))) {
            purges.remove();
        }
        purges.add(new Purge(now, paths));
        return paths.stream().mapToInt(this::purge).sum();
    }

    private int purge(PurgePath path) {
        if (!path.isWildcard()) {
            var copy = copies.remove(path.value());
            if (copy == null) {
                return 0;
            }
            observers.forEach(observer -> observer.gone(copy));
            return 1;
        }
        var covered = copies.subMap(path.prefix(), true, path.prefix() + Character.MAX_VALUE, true);
        var gone = new ArrayList<>(covered.values());
        covered.clear();
        gone.forEach(copy -> observers.forEach(observer -> observer.gone(copy)));
        return gone.size();
    }

    private boolean purgedSince(Instant instant, String cacheKey) {
        return purges.stream()
                .filter(purge -> !purge.at().isBefore(instant))
                .flatMap(purge -> purge.paths().stream())
                .anyMatch(path -> path.covers(cacheKey));
    }
}
