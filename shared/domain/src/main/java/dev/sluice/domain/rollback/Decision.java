package dev.sluice.domain.rollback;

import java.util.List;

/** What a trigger leads to. */
public sealed interface Decision {

    /** In one sentence, without its full stop. */
    String why();

    /**
     * Turn back.
     *
     * @param stop ARNs of the executions to stop afterwards
     */
    record RollBack(String why, List<String> stop) implements Decision {

        public RollBack {
            stop = List.copyOf(stop);
        }
    }

    /** It is back already. A step that was under way may still land: see that it does not stay. */
    record Watch(String why) implements Decision {}

    /** There is nothing to turn back, and people should know what happened. */
    record NotArmed(String why) implements Decision {}

    /** Nothing to do, and nobody to tell. */
    record Ignore(String why) implements Decision {}

    /** Nobody can say whether there is anything to turn back. */
    record Undecided(String why) implements Decision {}
}
