package dev.sluice.cutover.events;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be followed. Its message has every problem, one a line. */
public final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadRequest(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
