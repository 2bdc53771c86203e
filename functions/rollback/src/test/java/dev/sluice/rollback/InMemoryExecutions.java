package dev.sluice.rollback;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.rollback.Executions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Executions in memory, the newest first. */
final class InMemoryExecutions implements Executions {

    private final List<String> calls;
    private final List<Run> runs = new ArrayList<>();
    private final Set<String> shifted = new HashSet<>();
    private final Map<String, String> causes = new HashMap<>();
    private final Deque<PortFailure> failures = new ArrayDeque<>();

    /** @param calls where every call is noted */
    InMemoryExecutions(List<String> calls) {
        this.calls = calls;
    }

    void add(String arn, Status status, Instant startedAt) {
        runs.addFirst(new Run(arn, status, startedAt));
    }

    void shifted(String arn) {
        shifted.add(arn);
    }

    void fail(PortFailure... problems) {
        failures.addAll(List.of(problems));
    }

    Map<String, String> causes() {
        return causes;
    }

    @Override
    public List<Run> of(Site site) {
        calls.add("executions");
        if (!failures.isEmpty()) {
            throw failures.removeFirst();
        }
        return List.copyOf(runs);
    }

    @Override
    public void stop(String arn, String cause) {
        calls.add("stop");
        causes.put(arn, cause);
        runs.replaceAll(
                run -> run.arn().equals(arn) && run.isRunning() ? new Run(arn, Status.ABORTED, run.startedAt()) : run);
    }

    @Override
    public boolean hasShifted(String arn) {
        calls.add("hasShifted");
        return shifted.contains(arn);
    }

    @Override
    public Optional<String> causeOfEnd(String arn) {
        calls.add("causeOfEnd");
        return Optional.ofNullable(causes.get(arn));
    }
}
