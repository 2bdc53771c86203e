package dev.sluice.rehearsal.edge;

import dev.sluice.rehearsal.edge.Answer.ObjectName;
import dev.sluice.rehearsal.s3.BucketChange;
import dev.sluice.rehearsal.world.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Knows at every instant which copies at the edge differ from what the bucket would give: in content, in the headers a
 * viewer sees, or in being there at all. It hears of every change of a bucket and every copy that comes and goes, so
 * asking costs nothing.
 */
public final class Freshness implements CopyObserver {

    private final World world;
    private final Edge edge;
    private final Map<ObjectName, Set<Place>> dependents = new HashMap<>();
    private final Map<Place, Copy> copies = new HashMap<>();
    private final Map<Place, Instant> stale = new LinkedHashMap<>();
    private final PriorityQueue<Copy> expiring = new PriorityQueue<>(Comparator.comparing(Copy::expiresAt));
    private Instant freshSince;
    private long everStale;

    private record Place(String pop, String cacheKey) {}

    private Freshness(World world, Edge edge) {
        this.world = world;
        this.edge = edge;
        this.freshSince = world.instant();
    }

    /** Begins with an empty edge: observe first, warm it afterwards. */
    public static Freshness observe(World world, Edge edge) {
        var freshness = new Freshness(world, edge);
        edge.observe(freshness);
        edge.site().buckets().forEach(bucket -> bucket.onChange(freshness::changed));
        return freshness;
    }

    /** What is stale now, the longest first. */
    public List<StaleCopy> stale() {
        settle();
        return stale.entrySet().stream()
                .map(entry -> new StaleCopy(entry.getKey().pop(), entry.getKey().cacheKey(), entry.getValue()))
                .toList();
    }

    public boolean isFresh() {
        settle();
        return stale.isEmpty();
    }

    /** Whether a viewer who asks {@code pop} for {@code url} now gets something the bucket no longer holds. */
    public boolean isStale(String pop, String url) {
        settle();
        return stale.containsKey(new Place(pop, edge.cacheKey(url)));
    }

    /** Since when nothing has been stale; empty while something is. */
    public Optional<Instant> freshSince() {
        return isFresh() ? Optional.of(freshSince) : Optional.empty();
    }

    /** How many copies have become stale so far. */
    public long everStale() {
        return everStale;
    }

    @Override
    public void stored(Copy copy, Copy replaced) {
        if (replaced != null) {
            gone(replaced);
        }
        var place = place(copy);
        copies.put(place, copy);
        copy.answer()
                .sources()
                .forEach(source -> dependents
                        .computeIfAbsent(source, s -> new LinkedHashSet<>())
                        .add(place));
        judge(place);
    }

    @Override
    public void gone(Copy copy) {
        var place = place(copy);
        copies.remove(place);
        copy.answer().sources().forEach(source -> dependents.get(source).remove(place));
        settle();
        clear(place, world.instant());
    }

    private void changed(BucketChange change) {
        settle();
        var places = dependents.getOrDefault(new ObjectName(change.bucket(), change.key()), Set.of());
        places.forEach(this::judge);
    }

    private void judge(Place place) {
        var copy = copies.get(place);
        if (!copy.isLive(world.instant()) || edge.site().answer(copy.url()).looksLike(copy.answer())) {
            clear(place, world.instant());
        } else if (stale.putIfAbsent(place, world.instant()) == null) {
            everStale++;
            expiring.add(copy);
        }
    }

    /** Copies that have expired since are no longer served. */
    private void settle() {
        var now = world.instant();
        while (!expiring.isEmpty() && !expiring.peek().isLive(now)) {
            var copy = expiring.poll();
            if (copy.equals(copies.get(place(copy)))) {
                clear(place(copy), copy.expiresAt());
            }
        }
    }

    private void clear(Place place, Instant at) {
        if (stale.remove(place) != null && stale.isEmpty()) {
            freshSince = at;
        }
    }

    private static Place place(Copy copy) {
        return new Place(copy.pop(), copy.cacheKey());
    }
}
