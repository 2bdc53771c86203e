package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Plays writes and deletions of one key beside an edge that may have cached anything users were served on the way. */
class KeyHistoryPropertyTest {

    /**
     * One step in the life of the key, and after which step its event arrives.
     *
     * @param delay steps, 0 or more
     * @param again whether the event arrives once more, at the very end
     */
    record Step(Deed deed, int delay, boolean again) {}

    enum Deed {
        PUT_A,
        PUT_B,
        PUT_LONG,
        PUT_A_WITH_OTHER_HEADERS,
        DELETE,
        DELETE_OLDEST_EVENT_FOR_GOOD,
        DELETE_NEWEST_EVENT_FOR_GOOD
    }

    @Property(tries = 5_000)
    void no_stale_copy_survives_however_the_events_arrive(@ForAll("lives") List<Step> life) {
        var copies = copiesAtTheEdge(life, Set.of(KeyChange.OVERWRITTEN, KeyChange.RESTORED, KeyChange.DELETED));

        copies.contents().removeIf(copy -> copy.isEmpty() || copies.served().equals(copy));
        assertThat(copies.contents()).isEmpty();
    }

    @Property(tries = 5_000)
    void no_stale_error_survives_where_new_files_are_purged_too(@ForAll("lives") List<Step> life) {
        var copies = copiesAtTheEdge(
                life, Set.of(KeyChange.OVERWRITTEN, KeyChange.RESTORED, KeyChange.DELETED, KeyChange.NEW));

        assertThat(copies.contents()).containsOnly(copies.served());
    }

    @Property(tries = 5_000)
    void nothing_is_purged_that_cannot_be_stale(@ForAll("plainLives") List<Step> life) {
        var key = new VersionedKey();
        key.put("a");
        var served = new HashSet<Optional<ObjectHeaders>>();
        var events = new ArrayList<ObjectChange>();
        for (var step : life) {
            served.add(key.served());
            events.add(perform(step.deed(), key, events));
        }
        served.removeIf(Optional::isEmpty);
        boolean mayBeStale = !Set.of(key.served()).containsAll(served);
        assertThat(key.effect(events))
                .satisfies(effect -> assertThat(effect == KeyChange.OVERWRITTEN || effect == KeyChange.DELETED)
                        .isEqualTo(mayBeStale));
    }

    @Property
    void order_and_repeats_never_matter(@ForAll("lives") List<Step> life, @ForAll Random random) {
        var key = new VersionedKey();
        var events = new ArrayList<ObjectChange>();
        life.forEach(step -> events.add(perform(step.deed(), key, events)));
        var shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);

        assertThat(key.history(shuffled)).isEqualTo(key.history(events));
        assertThat(key.effect(shuffled)).isEqualTo(key.effect(events));
    }

    @Property
    void order_never_matters_without_sequencers_either(@ForAll("lives") List<Step> life, @ForAll Random random) {
        var key = new VersionedKey();
        var events = new ArrayList<ObjectChange>();
        life.forEach(step -> events.add(perform(step.deed(), key, events)));
        events.replaceAll(event -> new ObjectChange(
                event.bucket(), event.key(), event.kind(), event.versionId(), Sequencer.NONE, VersionedKey.START));
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);

        assertThat(key.history(shuffled)).isEqualTo(key.history(events));
    }

    private record Copies(Collection<Optional<ObjectHeaders>> contents, Optional<ObjectHeaders> served) {}

    /** What the edge may hold when all events have arrived, if it is purged whenever they amount to one of {@code causes}. */
    private static Copies copiesAtTheEdge(List<Step> life, Set<KeyChange> causes) {
        var key = new VersionedKey();
        var copies = new HashSet<Optional<ObjectHeaders>>();
        copies.add(key.served());
        var events = new ArrayList<ObjectChange>();
        var arrivals = new TreeMap<Integer, List<ObjectChange>>();
        for (int i = 0; i < life.size(); i++) {
            var step = life.get(i);
            var event = perform(step.deed(), key, events);
            events.add(event);
            copies.add(key.served());
            arrivals.computeIfAbsent(i + step.delay(), any -> new ArrayList<>()).add(event);
            if (step.again()) {
                arrivals.computeIfAbsent(Integer.MAX_VALUE, any -> new ArrayList<>())
                        .add(event);
            }
            deliver(arrivals.headMap(i, true), key, causes, copies);
        }
        deliver(arrivals, key, causes, copies);
        return new Copies(copies, key.served());
    }

    private static void deliver(
            Map<Integer, List<ObjectChange>> arrivals,
            VersionedKey key,
            Set<KeyChange> causes,
            Set<Optional<ObjectHeaders>> copies) {
        for (var batch : arrivals.values()) {
            if (causes.contains(key.effect(batch))) {
                copies.clear();
                copies.add(key.served());
            }
        }
        arrivals.clear();
    }

    private static ObjectChange perform(Deed deed, VersionedKey key, List<ObjectChange> earlier) {
        return switch (deed) {
            case PUT_A -> key.put("a");
            case PUT_B -> key.put("b");
            case PUT_LONG -> key.put("long");
            case PUT_A_WITH_OTHER_HEADERS -> key.put("a", "no-store");
            case DELETE -> key.delete();
            case DELETE_OLDEST_EVENT_FOR_GOOD ->
                earlier.isEmpty() ? key.delete() : key.deleteForGood(earlier.getFirst());
            case DELETE_NEWEST_EVENT_FOR_GOOD ->
                earlier.isEmpty() ? key.delete() : key.deleteForGood(earlier.getLast());
        };
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return steps(Arbitraries.of(Deed.class)).list().ofMinSize(1).ofMaxSize(8);
    }

    /** Lives without permanent deletions, and without deletions of what is not there. */
    @Provide
    Arbitrary<List<Step>> plainLives() {
        var deeds = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(Deed.PUT_A)),
                Tuple.of(1, Arbitraries.of(Deed.PUT_B, Deed.PUT_LONG, Deed.PUT_A_WITH_OTHER_HEADERS)),
                Tuple.of(2, Arbitraries.of(Deed.DELETE)));
        return steps(deeds).list().ofMinSize(1).ofMaxSize(8).filter(life -> {
            for (int i = 1; i < life.size(); i++) {
                if (life.get(i - 1).deed() == Deed.DELETE && life.get(i).deed() == Deed.DELETE) {
                    return false;
                }
            }
            return true;
        });
    }

    private static Arbitrary<Step> steps(Arbitrary<Deed> deeds) {
        return Combinators.combine(deeds, Arbitraries.integers().between(0, 4), Arbitraries.of(true, false))
                .as(Step::new);
    }
}
