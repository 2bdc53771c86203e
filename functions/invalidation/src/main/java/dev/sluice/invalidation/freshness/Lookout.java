package dev.sluice.invalidation.freshness;

import dev.sluice.domain.freshness.EdgeAnswer.Response;
import dev.sluice.domain.freshness.EdgeProbe;
import dev.sluice.domain.freshness.Encoding;
import dev.sluice.domain.freshness.Original;
import dev.sluice.domain.freshness.Probe;
import dev.sluice.domain.freshness.Sighting;
import dev.sluice.domain.freshness.Verdict;
import dev.sluice.domain.freshness.Watch.Look;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.time.Time;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Asks the edge for a few URLs and compares what comes with the bucket as it is at that moment. */
final class Lookout {

    private final BucketHistory buckets;
    private final EdgeProbe edge;
    private final Executor executor;
    private final Time time;

    /** @param executor runs the requests, of which each may take its full timeout */
    Lookout(BucketHistory buckets, EdgeProbe edge, Executor executor, Time time) {
        this.buckets = buckets;
        this.edge = edge;
        this.executor = executor;
        this.time = time;
    }

    Look look(String domainName, List<Probe> probes, Instant purged) {
        var originals = originals(probes);
        var sightings = probes.stream()
                .flatMap(probe -> Arrays.stream(Encoding.values())
                        .map(encoding -> CompletableFuture.supplyAsync(
                                () -> sighting(domainName, probe, encoding, originals.get(probe), purged), executor)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        return new Look(time.instant(), domainName, sightings);
    }

    private Map<Probe, Original> originals(List<Probe> probes) {
        var originals = new HashMap<Probe, Original>();
        probes.stream().collect(Collectors.groupingBy(Probe::bucket)).forEach((bucket, mine) -> {
            var versions =
                    buckets.versions(bucket, mine.stream().map(Probe::key).collect(Collectors.toSet()));
            mine.forEach(probe -> originals.put(probe, Original.of(versions.getOrDefault(probe.key(), List.of()))));
        });
        return originals;
    }

    private Sighting sighting(String domainName, Probe probe, Encoding encoding, Original original, Instant purged) {
        var answer = edge.get(probe.url(domainName), encoding);
        var pop = answer instanceof Response response ? response.pop() : "";
        return new Sighting(probe, encoding, pop, Verdict.of(original, answer, purged, time.instant()));
    }
}
