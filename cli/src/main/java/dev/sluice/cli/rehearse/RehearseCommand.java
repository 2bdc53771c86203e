package dev.sluice.cli.rehearse;

import dev.sluice.cli.BadInput;
import dev.sluice.cli.Sluice;
import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Scenario;
import dev.sluice.rehearsal.picture.CutoverPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice rehearse}: plays scenarios against a simulated AWS on a virtual clock. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Plays what Sluice does against a simulated AWS on a virtual clock; no account needed.")
public final class RehearseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "Which one; all of them without.")
    private String scenario;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Decides all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--runs",
            defaultValue = "1",
            paramLabel = "N",
            description = "Plays N seeds, from --seed on, and prints a line for each.")
    private int runs;

    @Option(
            names = "--svg",
            paramLabel = "F.svg",
            description = "Draws the cutover of the scenario: weights, errors, evidence, decisions.")
    private Path svg;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new BadInput("--runs must be 1 or more, not " + runs);
        }
        if (svg != null && (scenario == null || runs > 1)) {
            throw new BadInput("--svg draws one cutover: name a scenario, and leave out --runs");
        }
        var played = new ArrayList<Rehearsal>();
        for (var chosen : scenarios()) {
            for (int i = 0; i < runs; i++) {
                var rehearsal = chosen.play(seed + i);
                played.add(rehearsal);
                if (!json) {
                    print(chosen, rehearsal);
                }
            }
        }
        if (svg != null) {
            draw(played.getFirst());
        }
        if (json) {
            spec.commandLine().getOut().println(RehearsalJson.of(played, scenario == null || runs > 1));
        }
        return played.stream().allMatch(Rehearsal::asExpected) ? 0 : Sluice.NO;
    }

    private List<Scenario> scenarios() {
        if (scenario == null) {
            return Scenario.all();
        }
        var chosen = Scenario.all().stream()
                .filter(candidate -> candidate.name().equals(scenario))
                .toList();
        if (chosen.isEmpty()) {
            throw new BadInput("there is no scenario \"%s\". Choose one of: %s"
                    .formatted(
                            scenario,
                            Scenario.all().stream().map(Scenario::name).collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private void draw(Rehearsal rehearsal) {
        var ramp = rehearsal
                .ramp()
                .orElseThrow(() -> new BadInput(
                        "--svg: no weights are moved in \"%s\", so there is nothing to draw".formatted(scenario)));
        try {
            Files.writeString(svg, CutoverPicture.svg(ramp.story()));
        } catch (IOException e) {
            throw new BadInput("--svg: cannot write %s: %s. Name a file in a folder that exists".formatted(svg, e));
        }
    }

    private void print(Scenario chosen, Rehearsal rehearsal) {
        var lines = runs > 1 ? List.of(RehearsalText.line(rehearsal)) : RehearsalText.story(chosen, rehearsal);
        var out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
