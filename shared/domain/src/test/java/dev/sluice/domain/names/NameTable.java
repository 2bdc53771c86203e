package dev.sluice.domain.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keys of which somebody knows whether they are versioned. In the file a heading in brackets names the toolchain,
 * {@code +} stands before a versioned key and {@code -} before any other.
 */
record NameTable(List<Row> rows) {

    record Row(String toolchain, String key, boolean versioned) {
        @Override
        public String toString() {
            return toolchain + ": " + key;
        }
    }

    static NameTable read(String resource) {
        var rows = new ArrayList<Row>();
        String toolchain = "";
        for (String line : lines(resource)) {
            if (line.startsWith("[")) {
                toolchain = line.substring(1, line.length() - 1);
            } else if (line.startsWith("+ ") || line.startsWith("- ")) {
                rows.add(new Row(toolchain, line.substring(2), line.startsWith("+")));
            }
        }
        return new NameTable(List.copyOf(rows));
    }

    List<String> versioned() {
        return rows.stream().filter(Row::versioned).map(Row::key).toList();
    }

    List<String> unversioned() {
        return rows.stream().filter(row -> !row.versioned()).map(Row::key).toList();
    }

    private static List<String> lines(String resource) {
        try (var in = NameTable.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
