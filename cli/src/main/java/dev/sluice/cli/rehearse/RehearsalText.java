package dev.sluice.cli.rehearse;

import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Scenario;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal for people. */
final class RehearsalText {

    private RehearsalText() {}

    static List<String> story(Scenario scenario, Rehearsal rehearsal) {
        var lines = new ArrayList<String>();
        lines.add("Rehearsal \"%s\", seed %d: %s".formatted(scenario.name(), rehearsal.seed(), scenario.summary()));
        lines.add("");
        rehearsal.timeline().digest().lines().forEach(lines::add);
        lines.add("");
        lines.add(line(rehearsal));
        lines.add("");
        lines.addAll(rehearsal.findings());
        return lines;
    }

    static String line(Rehearsal rehearsal) {
        return "%s, seed %d: %s; of %,d requests in %.1f virtual minutes %,d were bad"
                .formatted(
                        rehearsal.scenario(),
                        rehearsal.seed(),
                        rehearsal.outcome(),
                        rehearsal.requests(),
                        rehearsal.duration().toMillis() / 60_000.0,
                        rehearsal.badRequests());
    }
}
