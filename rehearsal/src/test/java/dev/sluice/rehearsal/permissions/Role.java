package dev.sluice.rehearsal.permissions;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Call;
import dev.sluice.rehearsal.aws.CallLog;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A role of a template, and who makes calls with it in a rehearsal. */
record Role(String id, String caller, List<ByAws> byAws) {

    Role(String id, String caller, ByAws... byAws) {
        this(id, caller, List.of(byAws));
    }

    /** What was done with it. */
    Stream<Action> actions(List<CallLog> logs) {
        return logs.stream()
                .flatMap(log -> log.calls().stream())
                .filter(call -> call.caller().equals(caller))
                .map(Call::action);
    }

    /** The names of all that it has to be allowed. */
    SortedSet<String> needs(List<CallLog> logs) {
        var needs = new TreeSet<String>();
        actions(logs).map(Action::name).forEach(needs::add);
        byAws.forEach(done -> needs.addAll(done.actions()));
        return needs;
    }

    @Override
    public String toString() {
        return id;
    }
}
