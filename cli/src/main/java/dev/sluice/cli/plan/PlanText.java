package dev.sluice.cli.plan;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import java.util.ArrayList;
import java.util.List;

/** A plan for people. */
final class PlanText {

    private static final int WARNINGS_SHOWN = 5;

    private PlanText() {}

    static List<String> of(String before, String after, DeployPlan plan) {
        var lines = new ArrayList<String>();
        lines.add("%s -> %s".formatted(before, after));
        lines.add("");
        lines.add(row("changed", plan.changed(), "to purge"));
        lines.add(row("versioned", plan.skipped(Reason.VERSIONED), "skipped: other content has another name"));
        lines.add(row("unchanged", plan.skipped(Reason.UNCHANGED), "skipped: the edge holds what it should"));
        lines.add(row("new", plan.skipped(Reason.NEW), "skipped: the edge holds nothing yet"));
        if (plan.skipped(Reason.NOT_SERVED) > 0) {
            lines.add(row(
                    "not served", plan.skipped(Reason.NOT_SERVED), "skipped: no path of the distribution leads there"));
        }
        lines.add("");
        addPaths(plan, lines);
        plan.warnings().stream().limit(WARNINGS_SHOWN).forEach(warning -> lines.add("Warning: " + warning + "."));
        if (plan.warnings().size() > WARNINGS_SHOWN) {
            lines.add("Warning: %,d more like these; --json lists them all."
                    .formatted(plan.warnings().size() - WARNINGS_SHOWN));
        }
        return lines;
    }

    private static void addPaths(DeployPlan plan, List<String> lines) {
        var purge = plan.purge();
        if (purge.paths().isEmpty()) {
            lines.add("Nothing to purge.");
            return;
        }
        lines.add("Paths to invalidate: %,d (%,d with a wildcard)".formatted(purge.billedPaths(), purge.wildcards()));
        purge.paths().stream().map(EdgePath::value).forEach(path -> lines.add("  " + path));
        lines.add("");
        lines.add("Purged for nothing: " + overPurged(plan));
        lines.add("Price: $%s, or nothing while this month's 1,000 free paths last".formatted(purge.costUsd()));
    }

    private static String overPurged(DeployPlan plan) {
        var over = plan.purge().overPurged();
        var known = over.objects() == 0 ? "no object" : "%,d objects, %s".formatted(over.objects(), size(over.bytes()));
        return over.unlisted() == 0 ? known : known + ", and what else the distribution serves under these wildcards";
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? "%.1f kB".formatted(bytes / 1e3) : "%,.1f MB".formatted(bytes / 1e6);
    }

    private static String row(String what, long keys, String why) {
        return "  %-10s %,10d  %s".formatted(what, keys, why);
    }
}
