package dev.sluice.rehearsal.aws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every call of a run, to compare what the handlers do with what the template lets them do. */
public final class CallLog {

    private final List<Call> calls = new ArrayList<>();

    /** For calls that one simulated service makes to another; those through a client are logged by it. */
    public void add(Call call) {
        calls.add(call);
    }

    /** All calls so far; grows as the run goes on. */
    public List<Call> calls() {
        return Collections.unmodifiableList(calls);
    }

    /** How many calls of {@code action} ({@code cloudfront:CreateInvalidation}) there were, successful or not. */
    public long count(String action) {
        return calls.stream()
                .filter(call -> call.action().name().equals(action))
                .count();
    }

    /** The names of the actions {@code caller} used. */
    public SortedSet<String> actionsOf(String caller) {
        return calls.stream()
                .filter(call -> call.caller().equals(caller))
                .map(call -> call.action().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Call> where(Predicate<Call> predicate) {
        return calls.stream().filter(predicate).toList();
    }
}
