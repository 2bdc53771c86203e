package dev.sluice.rehearsal.states.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A state of a state machine (specification, States). */
public sealed interface State {

    String name();

    /** The states that can come after it. */
    Stream<String> successors();

    /**
     * Work.
     *
     * @param timeout seconds one attempt may take; empty means 99,999,999
     * @param heartbeat seconds between signs of life; empty means none are asked for
     * @param next empty at the end
     */
    record Task(
            String name,
            Resource resource,
            DataFlow data,
            Optional<Expression> timeout,
            Optional<Expression> heartbeat,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Optional<String> next)
            implements State {
        @Override
        public Stream<String> successors() {
            return Stream.concat(next.stream(), catchers.stream().map(Catcher::next));
        }
    }

    /** A fork. The first rule that holds decides. */
    record Choice(String name, DataFlow data, List<Branch> branches, Optional<String> otherwise) implements State {
        @Override
        public Stream<String> successors() {
            return Stream.concat(branches.stream().map(Branch::next), otherwise.stream());
        }
    }

    /** One way out of a Choice state. */
    record Branch(ChoiceRule rule, String next) {}

    /** A wait. */
    record Wait(String name, DataFlow data, Until until, Optional<String> next) implements State {
        @Override
        public Stream<String> successors() {
            return next.stream();
        }
    }

    /** When a wait is over. */
    sealed interface Until {
        /** @param seconds yields a whole number, 0 or more */
        record Passed(Expression seconds) implements Until {}

        /** @param timestamp yields a timestamp; one that has passed ends the wait at once */
        record Reached(Expression timestamp) implements Until {}
    }

    /** @param result what stands for a result; empty means the parameters, or the input */
    record Pass(String name, DataFlow data, Optional<JsonNode> result, Optional<String> next) implements State {
        @Override
        public Stream<String> successors() {
            return next.stream();
        }
    }

    /** The good end. */
    record Succeed(String name, DataFlow data) implements State {
        @Override
        public Stream<String> successors() {
            return Stream.empty();
        }
    }

    /** The bad end. */
    record Fail(String name, Optional<Expression> error, Optional<Expression> cause) implements State {
        @Override
        public Stream<String> successors() {
            return Stream.empty();
        }
    }
}
