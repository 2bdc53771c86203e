package dev.sluice.rehearsal.viewers;

import dev.sluice.rehearsal.edge.Edge;
import dev.sluice.rehearsal.edge.EdgeResponse;
import dev.sluice.rehearsal.edge.EdgeResponse.Cache;
import dev.sluice.rehearsal.edge.Freshness;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A steady stream of viewers, spread over the points of presence, who ask at random instants (a Poisson process). */
public final class Viewers {

    private final World world;
    private final RandomGenerator random;
    private final Edge edge;
    private final Freshness freshness;
    private final Popularity popularity;
    private final double perSecond;
    private boolean stopped;
    private long requests;
    private long hits;
    private long errors;
    private long stale;

    /**
     * @param urls the most popular first
     * @param perSecond requests a second over all points of presence, above 0
     */
    public Viewers(World world, Edge edge, Freshness freshness, List<String> urls, double perSecond) {
        this.world = world;
        this.random = world.random("viewers");
        this.edge = edge;
        this.freshness = freshness;
        this.popularity = new Popularity(urls);
        this.perSecond = perSecond;
    }

    /** Lets them come, until {@link #stop} or the end of the world. */
    public void start() {
        world.spawn("viewers", () -> {
            while (!stopped) {
                world.pause(Duration.ofNanos((long) (1e9 * random.nextExponential() / perSecond)));
                arrive();
            }
        });
    }

    /** Nobody comes any more. */
    public void stop() {
        stopped = true;
    }

    /** What they met so far. */
    public Tally tally() {
        return new Tally(requests, hits, errors, stale);
    }

    /** Only a viewer who must wait for the origin costs an actor. */
    private void arrive() {
        var pop = edge.pops().get(random.nextInt(edge.pops().size()));
        var url = popularity.draw(random);
        if (edge.isCached(pop, url)) {
            stale += freshness.isStale(pop, url) ? 1 : 0;
            count(edge.get(pop, url));
        } else {
            world.spawn("viewer", () -> count(edge.get(pop, url)));
        }
    }

    private void count(EdgeResponse response) {
        requests++;
        hits += response.cache() == Cache.HIT ? 1 : 0;
        errors += response.status() >= 400 ? 1 : 0;
    }
}
