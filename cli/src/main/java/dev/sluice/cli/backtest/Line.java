package dev.sluice.cli.backtest;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.cli.BadInput;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** The cells of one line of a metrics file, each read as what its column holds. */
record Line(Place place, Header header, CsvRecord cells) {

    /** @throws BadInput when there are more or fewer cells than columns */
    Line {
        if (cells.getFieldCount() != header.width()) {
            throw place.bad(
                    Math.min(cells.getFieldCount(), header.width()),
                    "the line has %d cells, the first line %d. Give one for each column, an empty one where nothing was measured"
                            .formatted(cells.getFieldCount(), header.width()));
        }
    }

    String text(Column column) {
        var text = cells.getField(header.position(column));
        if (text.isEmpty() && column.isRequired()) {
            throw bad(column, "the cell is empty. Write 0 for no requests; leave out a minute that was not measured");
        }
        return text;
    }

    /** @throws BadInput at the first cell that cannot be used */
    Recorded read(Notation notation) {
        var name = text(Column.MINUTE);
        var canary = counts(Column.CANARY_REQUESTS, Column.CANARY_ERRORS);
        return new Recorded(name, minute(notation, name, canary, stable(), hitRatio()));
    }

    private Minute minute(Notation notation, String name, Counts canary, Counts stable, OptionalDouble hitRatio) {
        try {
            return new Minute(notation.index(name), canary, stable, hitRatio, OptionalDouble.empty());
        } catch (IllegalArgumentException e) {
            throw bad(Column.MINUTE, e.getMessage());
        }
    }

    private Counts stable() {
        if (!header.hasStable()) {
            return Counts.NONE;
        }
        boolean noRequests = text(Column.STABLE_REQUESTS).isEmpty();
        boolean noErrors = text(Column.STABLE_ERRORS).isEmpty();
        if (noRequests != noErrors) {
            throw bad(
                    noRequests ? Column.STABLE_REQUESTS : Column.STABLE_ERRORS,
                    "the cell is empty, its companion is not. Fill both or none");
        }
        return noRequests ? Counts.NONE : counts(Column.STABLE_REQUESTS, Column.STABLE_ERRORS);
    }

    private OptionalDouble hitRatio() {
        if (!header.has(Column.CANARY_HIT_RATIO)) {
            return OptionalDouble.empty();
        }
        var text = text(Column.CANARY_HIT_RATIO);
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(ratio(text));
    }

    private Counts counts(Column requests, Column errors) {
        long n = count(requests);
        long x = count(errors);
        try {
            return new Counts(n, x);
        } catch (IllegalArgumentException e) {
            throw bad(n < 0 || n > Counts.MOST ? requests : errors, e.getMessage());
        }
    }

    /** CloudWatch writes whole numbers as 1200.0. */
    private long count(Column column) {
        var text = text(column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            try {
                return new BigDecimal(text).longValueExact();
            } catch (NumberFormatException _) {
                throw bad(column, "\"%s\" is not a number. Give a count".formatted(Place.shortened(text)));
            } catch (ArithmeticException _) {
                throw bad(column, "%s is not a count. Give a whole number".formatted(Place.shortened(text)));
            }
        }
    }

    private double ratio(String text) {
        double ratio = number(text);
        if (!(ratio >= 0 && ratio <= 1)) {
            throw bad(
                    Column.CANARY_HIT_RATIO,
                    "\"%s\" is not a number from 0 to 1. Divide a percentage by 100; leave the cell empty where nothing was measured"
                            .formatted(Place.shortened(text)));
        }
        return ratio;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private BadInput bad(Column column, String problem) {
        return place.bad(header.position(column), column.header(), problem);
    }
}
