package dev.sluice.cli.preflight;

import dev.sluice.cli.BadInput;
import dev.sluice.cutover.events.BadRequest;
import dev.sluice.cutover.events.CutoverRequestReader;
import dev.sluice.cutover.events.Problem;
import dev.sluice.domain.cutover.CutoverRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A request in a file. */
final class RequestFile {

    private RequestFile() {}

    /** @throws BadInput when the file cannot be read or is no request; the message has every problem */
    static CutoverRequest read(Path file) {
        try {
            return CutoverRequestReader.read(Files.readString(file));
        } catch (IOException e) {
            throw new BadInput("cannot read the request %s. Give a JSON file".formatted(file), e);
        } catch (BadRequest e) {
            var problems = e.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
            throw new BadInput("%s: %s".formatted(file, problems.replaceAll("\\R", " ")), e);
        }
    }
}
