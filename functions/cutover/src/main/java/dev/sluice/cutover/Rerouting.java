package dev.sluice.cutover;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.Drift;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.TrafficRouter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of an attempt to change records that nobody else should have touched. */
sealed interface Rerouting {

    /** @param records as the change leaves them */
    record Changed(RecordGroup records, Change change) implements Rerouting {}

    /** Somebody else changed the records: the ramp does not go on over that. */
    sealed interface Disturbance extends Rerouting {

        /**
         * @param then what to try again once the records are as they were
         */
        Cutover stop(Cutover cutover, Next then, Instant now);
    }

    /** Everything was put back to stable in the meantime: somebody meant it. */
    record RolledBack() implements Disturbance {

        @Override
        public Cutover stop(Cutover cutover, Next then, Instant now) {
            return cutover.rolledBack(
                    "the weights are back at %s, so a rollback was there first".formatted(Split.ROLLED_BACK));
        }
    }

    /** @param drift not empty */
    record Drifted(List<Drift> drift) implements Disturbance {

        @Override
        public Cutover stop(Cutover cutover, Next then, Instant now) {
            var fields = drift.stream().map(Drift::toString).collect(Collectors.joining("; "));
            return cutover.held("somebody changed the records: " + fields, then, now);
        }
    }

    /**
     * Makes {@code wanted} of {@code expected} or, where that was done already and only the answer got lost, has it
     * confirmed by a change of its own. A conflict may be one with ourselves, so it is looked into once.
     *
     * @throws RoutingConflict when the records look as expected and are not, twice
     */
    static Rerouting swap(TrafficRouter<RecordGroup> router, RecordGroup expected, RecordGroup wanted) {
        try {
            return attempt(router, expected, wanted);
        } catch (RoutingConflict conflict) {
            return attempt(router, expected, wanted);
        }
    }

    private static Rerouting attempt(TrafficRouter<RecordGroup> router, RecordGroup expected, RecordGroup wanted) {
        var found = router.read();
        if (found.driftFrom(wanted).isEmpty()) {
            return new Changed(wanted, router.swap(found, found));
        }
        return disturbance(found, expected)
                .<Rerouting>map(disturbance -> disturbance)
                .orElseGet(() -> new Changed(wanted, router.swap(found, wanted)));
    }

    /** What is wrong with the records, if anything. */
    static Optional<Disturbance> disturbance(RecordGroup found, RecordGroup expected) {
        var drift = found.driftFrom(expected);
        if (drift.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                found.isAt(Split.ROLLED_BACK) && !expected.isAt(Split.ROLLED_BACK)
                        ? new RolledBack()
                        : new Drifted(drift));
    }
}
