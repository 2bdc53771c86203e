package dev.sluice.rehearsal.edge;

import dev.sluice.rehearsal.edge.EdgeResponse.Cache;
import dev.sluice.rehearsal.s3.SimulatedS3;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/** A distribution as viewers meet it. */
public final class Edge {

    private final World world;
    private final RandomGenerator latencies;
    private final RandomGenerator purgeDelays;
    private final EdgeSettings settings;
    private final Site site;
    private final Map<String, Pop> pops = new LinkedHashMap<>();
    private final List<CopyObserver> observers = new ArrayList<>();

    /** @param policies the cache policy of an id */
    public Edge(
            World world,
            String id,
            DistributionConfig config,
            SimulatedS3 s3,
            Function<String, CachePolicyConfig> policies,
            EdgeSettings settings) {
        this.world = world;
        this.latencies = world.random("origin latency " + id);
        this.purgeDelays = world.random("purge delay " + id);
        this.settings = settings;
        this.site = new Site(config, s3, policies, settings);
        settings.pops().forEach(name -> pops.put(name, new Pop(name, observers)));
    }

    /** The names of the points of presence. */
    public List<String> pops() {
        return settings.pops();
    }

    /**
     * A viewer's request; to be called by an actor of the world, who waits for the origin when there is no live copy.
     *
     * @param url with or without scheme and host; not rewritten yet
     */
    public EdgeResponse get(String pop, String url) {
        var at = pop(pop);
        var asked = site.rewritten(SiteUrl.parse(url));
        var key = site.cacheKey(asked);
        var began = world.instant();
        var copy = at.find(key);
        if (copy != null && copy.isLive(began)) {
            return response(at, copy.answer(), Duration.between(copy.storedAt(), began), Cache.HIT);
        }
        var halfWay = settings.originLatency().draw(latencies).dividedBy(2);
        world.pause(halfWay);
        var answer = site.answer(asked);
        world.pause(halfWay);
        keep(at, key, asked, answer, began);
        boolean unchanged = copy != null && copy.answer().looksLike(answer);
        return response(at, answer, Duration.ZERO, unchanged ? Cache.REFRESH_HIT : Cache.MISS);
    }

    /** Whether {@code pop} would answer without asking the origin. */
    public boolean isCached(String pop, String url) {
        var copy = pop(pop).find(cacheKey(url));
        return copy != null && copy.isLive(world.instant());
    }

    /** Fills every point of presence with these URLs at this instant, as if viewers had asked for them just before. */
    public void warm(Collection<String> urls) {
        for (var url : urls) {
            var asked = site.rewritten(SiteUrl.parse(url));
            var key = site.cacheKey(asked);
            var answer = site.answer(asked);
            pops.values().forEach(pop -> keep(pop, key, asked, answer, world.instant()));
        }
    }

    /** How many copies {@code pop} holds, expired ones included. */
    public int copies(String pop) {
        return pop(pop).size();
    }

    /**
     * Sends an invalidation to every point of presence, each after a delay of its own.
     *
     * @param paths as the control plane accepted them
     * @param applied called when the last one has applied it, with the number of copies that went everywhere
     */
    public void purge(List<String> paths, IntConsumer applied) {
        var purge = paths.stream().map(PurgePath::new).toList();
        int[] waiting = {pops.size()};
        int[] gone = {0};
        for (var pop : pops.values()) {
            world.after(settings.purgeDelay().draw(purgeDelays), "purge at " + pop.name(), () -> {
                gone[0] += pop.purge(purge, world.instant());
                if (--waiting[0] == 0) {
                    applied.accept(gone[0]);
                }
            });
        }
    }

    /** Lets a point of presence lose its next invalidations: it acknowledges them, and keeps its copies. */
    public void ignoreNextPurges(String pop, int purges) {
        pop(pop).ignoreNext(purges);
    }

    String cacheKey(String url) {
        return site.cacheKey(site.rewritten(SiteUrl.parse(url)));
    }

    Site site() {
        return site;
    }

    void observe(CopyObserver observer) {
        observers.add(observer);
    }

    private void keep(Pop pop, String key, SiteUrl url, Answer answer, Instant began) {
        var now = world.instant();
        var lifetime = site.lifetime(url, answer);
        if (lifetime.isPositive()) {
            pop.store(new Copy(pop.name(), key, url, answer, now, now.plus(lifetime)), began);
        }
    }

    private static EdgeResponse response(Pop pop, Answer answer, Duration age, Cache cache) {
        return new EdgeResponse(
                pop.name(),
                answer.status(),
                answer.etag(),
                answer.contentType(),
                age,
                answer.isError() ? Cache.ERROR : cache);
    }

    private Pop pop(String name) {
        var pop = pops.get(name);
        if (pop == null) {
            throw new IllegalArgumentException("no point of presence %s; there are %s".formatted(name, pops.keySet()));
        }
        return pop;
    }
}
