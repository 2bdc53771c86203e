package dev.sluice.cli.preflight;

import dev.sluice.domain.preflight.AccountSnapshot;
import dev.sluice.domain.preflight.Finding;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.preflight.PreflightRule;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Rules and findings for programs. */
final class PreflightJson {

    private static final JsonMapper JSON = new JsonMapper();

    private PreflightJson() {}

    static String of(List<PreflightRule> rules) {
        var array = JSON.createArrayNode();
        rules.forEach(rule -> array.addObject()
                .put("id", rule.id())
                .put("severity", rule.severity().name())
                .put("sentence", rule.sentence())
                .put("cure", rule.cure())
                .put("source", rule.source()));
        return array.toPrettyString();
    }

    static String of(AccountSnapshot snapshot, List<Finding> findings) {
        var json = JSON.createObjectNode();
        json.put("blocked", findings.stream().anyMatch(Finding::blocks));
        var array = json.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("rule", finding.rule())
                .put("severity", finding.severity().name())
                .put("where", finding.where())
                .put("what", finding.what())
                .put("cure", finding.cure())
                .put("source", finding.source()));
        var skipped = json.putArray("skipped");
        snapshot.parts().forEach((name, part) -> {
            if (part instanceof Skipped<?> nobody) {
                skipped.addObject().put("part", name).put("why", nobody.why());
            }
        });
        return json.toPrettyString();
    }
}
