package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.aws.AwsError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The record sets of a zone at one moment. Immutable: a batch of changes makes another one, or none at all. */
final class RecordSets {

    static final RecordSets NONE = new RecordSets(new TreeMap<>());

    private final SortedMap<RecordKey, ResourceRecordSet> sets;

    private RecordSets(SortedMap<RecordKey, ResourceRecordSet> sets) {
        this.sets = Collections.unmodifiableSortedMap(sets);
    }

    List<ResourceRecordSet> all() {
        return List.copyOf(sets.values());
    }

    /** Those that are listed at {@code first} or after it. */
    List<ResourceRecordSet> from(RecordKey first) {
        return List.copyOf(sets.tailMap(first).values());
    }

    Optional<ResourceRecordSet> find(RecordKey key) {
        return Optional.ofNullable(sets.get(key));
    }

    List<ResourceRecordSet> of(String name, String type) {
        return from(new RecordKey(name, type, "")).stream()
                .takeWhile(set -> RecordKey.of(set).isOf(name, type))
                .toList();
    }

    /**
     * All of {@code changes} in their order, or nothing (Route 53 API Reference, ChangeResourceRecordSets): DELETE must give
     * the exact current values, CREATE must find nothing, UPSERT takes either.
     *
     * @throws InvalidChangeBatchException with everything that is wrong
     */
    RecordSets after(List<Change> changes) {
        var next = new TreeMap<>(sets);
        var problems = new LinkedHashSet<String>();
        for (var change : changes) {
            apply(change, next).ifPresent(problems::add);
        }
        for (var change : changes) {
            lonely(RecordKey.of(change.resourceRecordSet()), next).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw refusal(List.copyOf(problems));
        }
        return new RecordSets(next);
    }

    static AwsServiceException refusal(List<String> problems) {
        return AwsError.of(
                InvalidChangeBatchException.builder().messages(problems),
                400,
                "InvalidChangeBatch",
                "[%s]".formatted(String.join(", ", problems)));
    }

    private static Optional<String> apply(Change change, SortedMap<RecordKey, ResourceRecordSet> next) {
        var set = normal(change.resourceRecordSet());
        var key = RecordKey.of(set);
        var current = next.get(key);
        return switch (change.action()) {
            case UPSERT -> {
                next.put(key, set);
                yield Optional.empty();
            }
            case CREATE -> {
                next.putIfAbsent(key, set);
                yield current == null
                        ? Optional.empty()
                        : Optional.of("Tried to create resource record set %s but it already exists".formatted(key));
            }
            case DELETE -> {
                next.remove(key, set);
                yield set.equals(current) ? Optional.empty() : Optional.of(undeletable(key, current));
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("Route 53 has no action " + change.actionAsString());
        };
    }

    private static String undeletable(RecordKey key, ResourceRecordSet current) {
        return "Tried to delete resource record set %s but %s"
                .formatted(
                        key,
                        current == null ? "it was not found" : "the values provided do not match the current values");
    }

    /** A set without an identifier has its name and type for itself. */
    private static Optional<String> lonely(RecordKey key, SortedMap<RecordKey, ResourceRecordSet> next) {
        var group = next.keySet().stream()
                .filter(other -> other.isOf(key.name(), key.type()))
                .toList();
        boolean mixed = group.size() > 1
                && group.stream().anyMatch(other -> other.setIdentifier().isEmpty());
        return mixed
                ? Optional.of(
                        ("RRSet with DNS name %s, type %s cannot be created as other RRSets exist with the same name"
                                        + " and type")
                                .formatted(key.name(), key.type()))
                : Optional.empty();
    }

    /** As Route 53 would give it back; values have no order, so any will do as long as it is always the same. */
    private static ResourceRecordSet normal(ResourceRecordSet set) {
        var values = new ArrayList<>(set.resourceRecords());
        values.sort(Comparator.comparing(ResourceRecord::value));
        var alias = set.aliasTarget();
        return set.toBuilder()
                .name(RecordKey.normal(set.name()))
                .resourceRecords(values.isEmpty() ? null : values)
                .aliasTarget(
                        alias == null
                                ? null
                                : alias.toBuilder()
                                        .dnsName(RecordKey.normal(alias.dnsName()))
                                        .build())
                .build();
    }
}
