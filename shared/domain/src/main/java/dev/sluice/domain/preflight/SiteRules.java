package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.Severity.BLOCKS;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.preflight.Part.Unread;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whose cutover it is, and whether it is alone. */
final class SiteRules {

    static final List<PreflightRule> ALL = List.of(
            new PreflightRule(
                    "site-installed",
                    BLOCKS,
                    "The site is the one that the stack was installed for",
                    "Correct the request, or install a stack for this site: each has one of its own",
                    "Roles, alarms and the rollback function belong to one site; nothing would guard another",
                    SiteRules::otherThanInstalled),
            new PreflightRule(
                    "execution-named-after-site",
                    BLOCKS,
                    "The execution's name begins with the site's domain",
                    "Give it a name that begins with the domain and an underscore: docs/cutover.md has the command",
                    "A rollback knows a site's executions by their names",
                    SiteRules::misnamed),
            new PreflightRule(
                    "no-other-execution",
                    BLOCKS,
                    "No other cutover of the site is running",
                    "Wait for it, or roll it back: docs/cutover.md has the command",
                    "Two ramps would undo each other's steps",
                    SiteRules::otherExecutions),
            new PreflightRule(
                    "account-readable",
                    BLOCKS,
                    "Everything that preflight looks at can be read",
                    "Allow the calls in the role's policy, and try again",
                    "What was not seen is not in order",
                    SiteRules::unread));

    private SiteRules() {}

    private static Stream<Problem> otherThanInstalled(AccountSnapshot snapshot) {
        var asked = snapshot.site();
        return snapshot.installation().stream()
                .map(Installation::site)
                .flatMap(installed -> Stream.of(
                                differs("domain", asked, installed, Site::domain),
                                differs("hostedZoneId", asked, installed, Site::hostedZoneId),
                                differs("stable", asked, installed, Site::stable),
                                differs("canary", asked, installed, Site::canary),
                                differs("distributionId", asked, installed, Site::distributionId))
                        .flatMap(Function.identity()));
    }

    private static Stream<Problem> differs(String field, Site asked, Site installed, Function<Site, String> value) {
        var wanted = value.apply(asked);
        var known = value.apply(installed);
        return wanted.equals(known)
                ? Stream.empty()
                : Stream.of(new Problem(field, "%s is not the installed %s".formatted(wanted, known)));
    }

    private static Stream<Problem> misnamed(AccountSnapshot snapshot) {
        var prefix = snapshot.site().executionPrefix();
        return snapshot.executionArn().stream()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .filter(name -> !name.startsWith(prefix))
                .map(name -> new Problem("execution " + name, "is not called %s…".formatted(prefix)));
    }

    private static Stream<Problem> otherExecutions(AccountSnapshot snapshot) {
        var own = snapshot.executionArn().stream().toList();
        return snapshot.runs().stream()
                .flatMap(List::stream)
                .filter(run -> run.isRunning() && !own.contains(run.arn()))
                .map(run -> new Problem("execution " + run.arn(), "has been running since " + run.startedAt()));
    }

    private static Stream<Problem> unread(AccountSnapshot snapshot) {
        return snapshot.parts().entrySet().stream()
                .flatMap(part -> part.getValue() instanceof Unread<?> unread
                        ? Stream.of(new Problem(
                                part.getKey(), "could not be read: %s. %s".formatted(unread.why(), unread.cure())))
                        : Stream.empty());
    }
}
