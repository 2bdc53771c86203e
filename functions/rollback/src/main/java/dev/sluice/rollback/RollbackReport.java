package dev.sluice.rollback;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Trigger.Alarm;
import dev.sluice.domain.rollback.Trigger.CutoverFailed;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened, for a person who was asleep: what, since when, the evidence, what was done, what to do next. */
final class RollbackReport {

    private final Site site;
    private final Journal journal;
    private final String functionName;

    /** @param functionName of this function, for the command that tries again */
    RollbackReport(Site site, Journal journal, String functionName) {
        this.site = site;
        this.journal = journal;
        this.functionName = functionName;
    }

    /** One line for the log, the state machine and the retry that follows a failure. */
    String said() {
        return "%s: %s".formatted(headline(), journal.failure().orElse(journal.why()));
    }

    String headline() {
        if (journal.failure().isPresent()) {
            return journal.writes().isEmpty()
                    ? "%s IS NOT ROLLED BACK".formatted(site.domain())
                    : "%s IS NOT SURELY ROLLED BACK".formatted(site.domain());
        }
        return switch (journal.outcome()) {
            case ROLLED_BACK -> "%s is rolled back to stable".formatted(site.domain());
            case ALREADY_ROLLED_BACK -> "%s was on stable already".formatted(site.domain());
            case NOT_ARMED -> "%s was left as it is".formatted(site.domain());
            case IGNORED -> "%s needs nothing".formatted(site.domain());
        };
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add(headline() + ".");
        lines.add("Why: %s%s."
                .formatted(
                        journal.why(),
                        journal.trigger().at().map(at -> ", since " + at).orElse("")));
        evidence().map("Seen: "::concat).forEach(lines::add);
        journal.failure().map(problem -> "Problem: " + problem + ".").ifPresent(lines::add);
        lines.add("Done: " + done());
        journal.remarks().forEach(lines::add);
        lines.addAll(next());
        return String.join("\n", lines);
    }

    private Stream<String> evidence() {
        if (!(journal.trigger() instanceof Alarm alarm)) {
            return Stream.empty();
        }
        boolean others = alarm.measuresMore() || !alarm.distributions().equals(Set.of(site.distributionId()));
        return others
                ? Stream.concat(
                        alarm.evidence().stream(),
                        Stream.of("The alarm measures more than the canary: stable may be bad too, and has the traffic."
                                + " Look at stable first."))
                : alarm.evidence().stream();
    }

    private String done() {
        var found = journal.found().map(RollbackReport::weights).orElse("unknown");
        if (journal.writes().isEmpty()) {
            return "nothing; the weights are %s (stable/canary).".formatted(found);
        }
        var first = journal.writes().getFirst().truncatedTo(ChronoUnit.SECONDS);
        int more = journal.writes().size() - 1;
        return "found the weights %s, wrote 255/0 (stable/canary) at %s%s%s."
                .formatted(
                        found,
                        first,
                        more == 0
                                ? ""
                                : ", and again %s, because something raised them"
                                        .formatted(more == 1 ? "once" : more + " times"),
                        journal.stopped().isEmpty()
                                ? ""
                                : "; stopped "
                                        + journal.stopped().stream()
                                                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                                                .collect(Collectors.joining(", ")));
    }

    private List<String> next() {
        var look = "Look: " + ByHand.look(site);
        if (journal.failure().isPresent()) {
            return Stream.of(
                            "It is tried again by itself. Do not wait for it:",
                            "1. Try again: " + ByHand.tryAgain(functionName, site),
                            "2. If that fails, write it yourself: " + put().orElse("set the canary's weights to 0"),
                            look)
                    .toList();
        }
        return switch (journal.outcome()) {
            case ROLLED_BACK, ALREADY_ROLLED_BACK ->
                Stream.concat(
                                Stream.concat(
                                        Stream.of(look),
                                        cutover().map(ByHand::describe).map("And: "::concat)),
                                Stream.of(
                                        "Next: resolvers forget the canary within their TTL, usually a minute. Mend the"
                                                + " cause, then start a new cutover; this one is over."))
                        .toList();
            case NOT_ARMED, IGNORED ->
                Stream.of(
                                look,
                                "Next: find out what is wrong. To go back all the same, first see that stable still"
                                        + " serves, then: " + put().orElse("set the weights by hand"))
                        .toList();
        };
    }

    private Stream<String> cutover() {
        return journal.trigger() instanceof CutoverFailed(var caller, var reason)
                ? Stream.of(caller)
                : journal.stopped().stream();
    }

    private Optional<String> put() {
        return journal.found()
                .filter(group -> !group.of(Arm.STABLE).isEmpty())
                .map(group -> ByHand.put(site, Rollback.back(group)));
    }

    private static String weights(RecordGroup group) {
        return Stream.of(Arm.values())
                .map(arm -> group.of(arm).stream()
                        .map(record -> String.valueOf(record.weight()))
                        .distinct()
                        .collect(Collectors.joining(" and ")))
                .map(weight -> weight.isEmpty() ? "none" : weight)
                .collect(Collectors.joining("/"));
    }
}
