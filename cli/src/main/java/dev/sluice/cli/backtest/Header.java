package dev.sluice.cli.backtest;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.cli.BadInput;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Where a metrics file has its columns, by its first line. */
final class Header {

    private final Place place;
    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
    private final int width;

    /** @throws BadInput when a column is missing, unknown or there twice */
    Header(Place place, CsvRecord line) {
        this.place = place;
        this.width = line.getFieldCount();
        for (int position = 0; position < width; position++) {
            add(line.getField(position), position);
        }
        Arrays.stream(Column.values())
                .filter(column -> column.isRequired() && !has(column))
                .findFirst()
                .ifPresent(column -> {
                    throw missing(column);
                });
        if (has(Column.STABLE_REQUESTS) != has(Column.STABLE_ERRORS)) {
            throw missing(has(Column.STABLE_REQUESTS) ? Column.STABLE_ERRORS : Column.STABLE_REQUESTS);
        }
    }

    private void add(String name, int position) {
        var column = Column.of(name)
                .orElseThrow(() -> place.bad(
                        position,
                        "there is no column \"%s\". Known are %s, with commas between them"
                                .formatted(Place.shortened(name), Column.headers())));
        if (has(column)) {
            throw place.bad(
                    position,
                    "%s is column %d already. Remove one of them".formatted(column.header(), position(column) + 1));
        }
        positions.put(column, position);
    }

    private BadInput missing(Column column) {
        return place.bad(
                width,
                column.isRequired()
                        ? "the column %s is missing. Name at least %s in the first line"
                                .formatted(column.header(), Column.requiredHeaders())
                        : "the column %s is missing. Give stable_requests and stable_errors, or none of them"
                                .formatted(column.header()));
    }

    boolean has(Column column) {
        return positions.containsKey(column);
    }

    boolean hasStable() {
        return has(Column.STABLE_REQUESTS);
    }

    /** From 0. */
    int position(Column column) {
        return positions.get(column);
    }

    /** Cells in each line. */
    int width() {
        return width;
    }
}
