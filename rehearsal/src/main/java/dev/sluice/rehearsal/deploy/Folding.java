package dev.sluice.rehearsal.deploy;

import dev.sluice.domain.purge.EdgePath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What deploy tools do with many paths: beyond a number, purge the top folders whole. */
final class Folding {

    private Folding() {}

    static List<String> above(int threshold, List<String> changedKeys) {
        if (changedKeys.size() <= threshold) {
            return changedKeys.stream().flatMap(Folding::exact).toList();
        }
        Map<Boolean, List<String>> byPlace =
                changedKeys.stream().collect(Collectors.partitioningBy(key -> key.contains("/")));
        var folders = byPlace.get(true).stream()
                .map(key -> "/" + key.substring(0, key.indexOf('/') + 1) + "*")
                .distinct();
        return Stream.concat(folders, byPlace.get(false).stream().flatMap(Folding::exact))
                .toList();
    }

    private static Stream<String> exact(String key) {
        var path = EdgePath.of(key).value();
        return key.equals("index.html") ? Stream.of("/", path) : Stream.of(path);
    }
}
