package dev.sluice.domain.cutover;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an arm can be asked, whatever DNS says. */
public final class ArmServer {

    /** Lambda reaches the internet by IPv4 alone, so addresses of that kind come first. */
    private static final List<String> TYPES = List.of("A", "CNAME", "AAAA");

    private ArmServer() {}

    /** Host name or address that the arm's records lead to; empty when it has none that do. */
    public static Optional<String> of(RecordGroup records, Arm arm) {
        return TYPES.stream()
                .flatMap(type ->
                        records.of(arm).stream().filter(record -> record.type().equals(type)))
                .flatMap(ArmServer::targets)
                .findFirst();
    }

    private static Stream<String> targets(WeightedRecord record) {
        return Stream.concat(
                record.alias().stream().map(Alias::name),
                record.values().stream().map(value -> value.replaceFirst("\\.$", "")));
    }
}
