package dev.sluice.rehearsal.deploy;

import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real deploy, purged by Sluice and, for comparison, by what people use instead. */
public final class DeployScenario implements Scenario {

    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public String summary() {
        return "a real web application is uploaded over its last release and reaches every viewer";
    }

    @Override
    public Rehearsal play(long seed) {
        var runs = new DeployRehearsal(Rollout.typical()).compare(seed);
        var sluice = runs.getFirst();
        return new Rehearsal(
                name(),
                seed,
                sluice.isFresh() ? Outcome.FRESH : Outcome.FAILED,
                sluice.isFresh(),
                sluice.duration(),
                sluice.viewers().requests(),
                sluice.viewers().errors() + sluice.viewers().stale(),
                sluice.timeline(),
                findings(runs),
                Optional.empty());
    }

    private static List<String> findings(List<DeployRun> runs) {
        var lines = new ArrayList<String>();
        for (var notice : runs.getFirst().notices()) {
            lines.add("What people are told:");
            notice.text().lines().map(line -> "  " + line).forEach(lines::add);
            lines.add("");
        }
        lines.addAll(comparison(runs));
        return lines;
    }

    private static List<String> comparison(List<DeployRun> runs) {
        var lines = new ArrayList<String>();
        lines.add("The same deploy, purged by            billed      cost   purged for   URLs left       fresh after");
        lines.add("                                       paths             nothing          stale   the last upload");
        runs.forEach(run -> lines.add("  %-32s %,9d %9s %,12d %,11d %17s"
                .formatted(
                        run.purger(),
                        run.billedPaths(),
                        "$" + run.costUsd(),
                        run.overPurged(),
                        run.staleUrls().size(),
                        time(run))));
        return lines;
    }

    private static String time(DeployRun run) {
        return run.isFresh()
                ? "%.1f s".formatted(run.freshAfter().toMillis() / 1e3)
                : "%.1f h".formatted(run.freshAfter().toMinutes() / 60.0);
    }
}
