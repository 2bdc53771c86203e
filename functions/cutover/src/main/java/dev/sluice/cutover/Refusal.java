package dev.sluice.cutover;

import dev.sluice.cutover.events.BadRequest;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.preflight.Finding;
import dev.sluice.domain.preflight.Severity;
import java.util.List;

/**
 * The document of a cutover that does not begin.
 *
 * @param next always REFUSED
 * @param said the first reason, in one sentence
 * @param findings all of them, those that only warn included
 */
record Refusal(Next next, String said, List<Finding> findings) {

    Refusal {
        findings = List.copyOf(findings);
    }

    /** @param findings at least one that blocks */
    static Refusal of(List<Finding> findings) {
        var blocking = findings.stream().filter(Finding::blocks).toList();
        var first = blocking.getFirst();
        var more = blocking.size() > 1 ? ", and %d more".formatted(blocking.size() - 1) : "";
        return new Refusal(
                Next.REFUSED, "refused: %s (%s)%s".formatted(first.sentence(), first.rule(), more), findings);
    }

    static Refusal of(BadRequest request) {
        return of(request.problems().stream()
                .map(problem -> new Finding(
                        "request-valid",
                        Severity.BLOCKS,
                        problem.path(),
                        problem.what(),
                        problem.cure(),
                        "cutover-request.schema.json"))
                .toList());
    }
}
