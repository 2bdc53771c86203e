package dev.sluice.invalidation;

import java.util.List;
import java.util.stream.Collectors;

/** The one line that says what an invocation did. */
final class Summary {

    private Summary() {}

    static String of(int messages, List<PurgeReport> reports, int back, int dead) {
        var purges = reports.isEmpty()
                ? "nothing to purge"
                : reports.stream().map(Summary::of).collect(Collectors.joining("; "));
        return "%s: %s; %d back to the queue, %d dead letters"
                .formatted(count(messages, "message"), purges, back, dead);
    }

    private static String of(PurgeReport report) {
        var purge = report.purge();
        var keys = report.keys().entrySet().stream()
                .map(count -> "%d %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
        return "%s %s%s".formatted(purge.distribution().id(), outcome(report), keys.isEmpty() ? "" : " (" + keys + ")");
    }

    private static String outcome(PurgeReport report) {
        return report.made()
                .map(made -> "purges %s as %s for $%s, %s%s for nothing"
                        .formatted(
                                count(report.plan().billedPaths(), "path"),
                                made.id(),
                                report.plan().costUsd(),
                                report.plan().overPurged().unlisted() > 0 ? "at least " : "",
                                count(report.plan().overPurged().objects(), "object")))
                .orElseGet(() -> report.purge().paths().isEmpty() ? "needs no purge" : "is purged already");
    }

    private static String count(long number, String noun) {
        return "%,d %s".formatted(number, number == 1 ? noun : noun + "s");
    }
}
