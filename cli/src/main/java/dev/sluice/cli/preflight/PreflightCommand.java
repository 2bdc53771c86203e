package dev.sluice.cli.preflight;

import dev.sluice.cli.BadInput;
import dev.sluice.cli.Sluice;
import dev.sluice.domain.preflight.Finding;
import dev.sluice.domain.preflight.PreflightRules;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice preflight}: what would go wrong in a cutover, before it begins. */
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Says what speaks against a cutover, and the cure. Reads the live account and changes nothing.",
        footer = {
            "",
            "CUTOVER.json is what the cutover will be started with. The state machine looks at all of this once more, and"
                    + " at what only it knows: whether the stack is this site's and whom the alarms have to call.",
            "Exit code 1 says that a rule blocks.",
            "Example: sluice preflight events/cutover-request-minimal.json"
        })
public final class PreflightCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "CUTOVER.json", description = "The request.")
    private Path file;

    @Option(
            names = "--state-machine",
            paramLabel = "ARN",
            description = "The one that runs cutovers: look whether another one of the site is running.")
    private String stateMachine;

    @Option(names = "--list", description = "Print the rules, one a line, and look at nothing.")
    private boolean list;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (list == (file != null)) {
            throw new BadInput(
                    list
                            ? "--list looks at no request. Leave %s out".formatted(file)
                            : "no request. Name a CUTOVER.json");
        }
        return list ? printRules() : look();
    }

    private int printRules() {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(PreflightJson.of(PreflightRules.ALL));
        } else {
            PreflightText.of(PreflightRules.ALL).forEach(out::println);
        }
        return 0;
    }

    private int look() {
        var request = RequestFile.read(file);
        var snapshot = LiveAccount.look(request, stateMachine);
        var findings = PreflightRules.check(snapshot);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(PreflightJson.of(snapshot, findings));
        } else {
            PreflightText.of(snapshot, findings).forEach(out::println);
        }
        return findings.stream().anyMatch(Finding::blocks) ? Sluice.NO : 0;
    }
}
