package dev.sluice.cli.backtest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import dev.sluice.cli.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.function.Consumer;

/** Recorded minutes: a first line that names the columns, then a line for each minute. Read once, in constant memory. */
final class MetricsFile implements AutoCloseable {

    /** A cell longer than this was swallowed by an unclosed quote. */
    private static final int LONGEST_CELL = 10_000;

    private final Path file;
    private final FileChannel channel;
    private final Iterator<CsvRecord> lines;
    private final Header header;

    private MetricsFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.lines = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .build(
                        CsvRecordHandler.builder()
                                .fieldModifier(FieldModifiers.TRIM)
                                .build(),
                        Channels.newInputStream(channel))
                .iterator();
        if (!hasNext()) {
            throw place(1).bad(0, "the file is empty. Its first line must name columns: " + Column.headers());
        }
        var first = lines.next();
        this.header = new Header(place(first.getStartingLineNumber()), first);
    }

    /** @throws BadInput when the file cannot be read or does not begin as it should */
    static MetricsFile open(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new MetricsFile(file, channel);
            } catch (BadInput e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new BadInput(
                    "there is no %s. Give a CSV file with the columns %s".formatted(file, Column.headers()), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Whether there are columns for a stable arm. */
    boolean hasStable() {
        return header.hasStable();
    }

    /** @throws BadInput at the first cell that cannot be used, when there is no minute at all, and in the end for their order */
    void forEach(Consumer<Recorded> reader) {
        if (!hasNext()) {
            throw place(2).bad(0, "there are no minutes. Add a line for each, below the first");
        }
        var cells = lines.next();
        var notation = Notation.of(line(cells).text(Column.MINUTE));
        var order = new Order(file, notation);
        Consumer<Recorded> both = minute -> {
            order.add(minute);
            reader.accept(minute);
        };
        both.accept(line(cells).read(notation));
        while (hasNext()) {
            both.accept(line(lines.next()).read(notation));
        }
        order.check();
    }

    private Line line(CsvRecord cells) {
        return new Line(place(cells.getStartingLineNumber()), header, cells);
    }

    private Place place(long line) {
        return new Place(file, line);
    }

    private boolean hasNext() {
        try {
            return lines.hasNext();
        } catch (CsvParseException e) {
            throw new BadInput(
                    "%s is no CSV: %s. No cell of it needs quotes: remove them".formatted(file, e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        }
    }

    /** How much of it was read, 0–100; of a pipe always 0. */
    int percentRead() {
        try {
            long size = channel.size();
            return size > 0 ? (int) (100 * channel.position() / size) : 0;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BadInput unreadable(Path file, IOException e) {
        return new BadInput("cannot read %s: %s. Give a CSV file".formatted(file, e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
