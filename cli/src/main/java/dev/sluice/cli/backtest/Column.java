package dev.sluice.cli.backtest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a metrics file. */
enum Column {
    MINUTE,
    CANARY_REQUESTS,
    CANARY_ERRORS,
    STABLE_REQUESTS,
    STABLE_ERRORS,
    CANARY_HIT_RATIO;

    /** Its name in the first line. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRequired() {
        return compareTo(CANARY_ERRORS) <= 0;
    }

    static Optional<Column> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header))
                .findFirst();
    }

    static String headers() {
        return headers(Arrays.stream(values()));
    }

    static String requiredHeaders() {
        return headers(Arrays.stream(values()).filter(Column::isRequired));
    }

    private static String headers(Stream<Column> columns) {
        return columns.map(Column::header).collect(Collectors.joining(","));
    }
}
