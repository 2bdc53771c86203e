package dev.sluice.cli.preflight;

import dev.sluice.domain.judge.Words;
import dev.sluice.domain.preflight.AccountSnapshot;
import dev.sluice.domain.preflight.Finding;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.preflight.PreflightRule;
import dev.sluice.domain.preflight.PreflightRules;
import java.util.ArrayList;
import java.util.List;

/** Rules and findings for people. */
final class PreflightText {

    private PreflightText() {}

    /** One line each: id, severity, sentence. */
    static List<String> of(List<PreflightRule> rules) {
        int widest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(1);
        var format = "%-" + widest + "s  %-6s  %s";
        return rules.stream()
                .map(rule -> String.format(format, rule.id(), rule.severity(), rule.sentence()))
                .toList();
    }

    static List<String> of(AccountSnapshot snapshot, List<Finding> findings) {
        var lines = new ArrayList<String>();
        lines.add("%s: %s"
                .formatted(
                        snapshot.request().site().domain(),
                        findings.isEmpty() ? "nothing speaks against a cutover" : count(findings)));
        findings.forEach(finding -> addFinding(finding, lines));
        lines.add("");
        snapshot.parts().forEach((name, part) -> {
            if (part instanceof Skipped<?> skipped) {
                lines.add("Not looked at: %s, for %s.".formatted(name, skipped.why()));
            }
        });
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static String count(List<Finding> findings) {
        long blocking = findings.stream().filter(Finding::blocks).count();
        return "%s against a cutover, and %s; %s"
                .formatted(
                        Words.count(blocking, "finding", "findings"),
                        Words.count(findings.size() - blocking, "warning", "warnings"),
                        Words.count(PreflightRules.ALL.size(), "rule", "rules"));
    }

    private static void addFinding(Finding finding, List<String> lines) {
        lines.add("");
        lines.add("%s %s".formatted(finding.severity(), finding.rule()));
        lines.add("  " + finding.sentence() + ".");
        lines.add("  Cure: " + finding.cure() + ".");
        lines.add("  Why: " + finding.source() + ".");
    }
}
