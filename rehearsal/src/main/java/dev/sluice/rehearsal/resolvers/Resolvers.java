package dev.sluice.rehearsal.resolvers;

import dev.sluice.rehearsal.route53.Answers;
import dev.sluice.rehearsal.route53.HostedZone;
import dev.sluice.rehearsal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A population of caching resolvers, each with its share of a site's demand. A and AAAA are asked for, drawn and remembered
 * separately (Route 53 Developer Guide, routing traffic to CloudFront), so the share of demand at the canary is lumpy and
 * lags behind the weights.
 *
 * <p>A resolver asks again the moment an answer expires, as one does that is asked all the time; for one that is not, no
 * demand falls into the difference. Resolvers cause no events: what they did is worked out when somebody looks, or when a
 * name server is about to change. Each draws from its own stream, so looking changes nothing.
 */
public final class Resolvers {

    private static final List<String> ADDRESS_TYPES = List.of("A", "AAAA");
    private static final double NANOS_PER_SECOND = 1e9;

    private final World world;
    private final HostedZone zone;
    private final String domain;
    private final List<Group> groups;
    private long settledAt;
    private double canaryNanos;

    /** All that ask for one type. */
    private static final class Group {
        private final String type;
        private final List<CachedAnswer> caches = new ArrayList<>();
        private Answers[] servers;

        Group(String type) {
            this.type = type;
        }
    }

    private Resolvers(World world, HostedZone zone, String domain, List<Group> groups) {
        this.world = world;
        this.zone = zone;
        this.domain = domain;
        this.groups = groups;
        this.settledAt = now();
    }

    /**
     * Lets a population ask for {@code domain} from now on.
     *
     * @param canary set identifier of the canary's records
     * @throws IllegalArgumentException when the zone has no address of the domain
     */
    public static Resolvers start(World world, HostedZone zone, String domain, String canary, Population population) {
        var groups = ADDRESS_TYPES.stream()
                .filter(type -> zone.has(domain, type))
                .map(Group::new)
                .toList();
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(
                    "zone %s has neither A nor AAAA records of %s: add them first".formatted(zone.name(), domain));
        }
        var random = world.random("resolvers of " + domain);
        for (double share : population.shares()) {
            var least = population.drawLeast(random);
            for (var group : groups) {
                double part =
                        groups.size() == 1 ? 1 : group.type.equals("A") ? 1 - population.ipv6() : population.ipv6();
                group.caches.add(
                        new CachedAnswer(share * part, least, canary, new SplittableRandom(random.nextLong())));
            }
        }
        var resolvers = new Resolvers(world, zone, domain, groups);
        resolvers.begin();
        return resolvers;
    }

    /** The share of demand that goes to the canary at this instant, 0–1. */
    public double canaryShare() {
        settle();
        double share = 0;
        for (var group : groups) {
            for (var cache : group.caches) {
                share += cache.demandAtCanary();
            }
        }
        return share;
    }

    /**
     * The share of demand at the canary, summed over time since the start, in seconds: what it grew by within a minute,
     * divided by 60, is the canary's share of that minute.
     */
    public double canarySeconds() {
        settle();
        return canaryNanos / NANOS_PER_SECOND;
    }

    private void begin() {
        look();
        for (var group : groups) {
            for (var cache : group.caches) {
                cache.begin(settledAt, group.servers);
            }
        }
        zone.beforeAnswersChange(() -> {
            settle();
            groups.forEach(group -> group.servers = null);
        });
    }

    private void settle() {
        long now = now();
        if (now == settledAt) {
            return;
        }
        look();
        for (var group : groups) {
            for (var cache : group.caches) {
                canaryNanos += cache.live(settledAt, now, group.servers);
            }
        }
        settledAt = now;
    }

    private void look() {
        for (var group : groups) {
            if (group.servers == null) {
                group.servers = zone.nameServers().stream()
                        .map(server -> server.answers(domain, group.type))
                        .toArray(Answers[]::new);
            }
        }
    }

    private long now() {
        return world.elapsed().toNanos();
    }
}
