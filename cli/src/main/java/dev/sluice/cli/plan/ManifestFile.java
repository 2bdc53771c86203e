package dev.sluice.cli.plan;

import dev.sluice.cli.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A manifest in a file: a header line, then {@code key<TAB>etag<TAB>size} for each object. */
final class ManifestFile {

    private static final String HEADER = "key\tetag\tsize";
    private static final int MOST_DIGITS = 18;
    private static final int MOST_SHOWN = 120;

    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final Manifest.Lines lines = new Manifest.Lines();
    private byte[] buffer = new byte[BUFFER];
    /** Where in the file the buffer begins. */
    private long offset;

    private int line;

    private ManifestFile(Path file) {
        this.file = file;
    }

    /** @throws BadInput when the file cannot be read, or a line is not a manifest's; the message names the line */
    static Manifest read(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var lines = new ManifestFile(file).lines(Channels.newInputStream(channel));
            var text = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new Manifest(file.toString(), text, lines);
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no %s. Give a manifest, a folder or s3://bucket/prefix".formatted(file), e);
        } catch (IOException e) {
            throw new BadInput("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Manifest.Lines lines(InputStream in) throws IOException {
        int filled = 0;
        int count;
        while ((count = in.read(buffer, filled, buffer.length - filled)) >= 0) {
            filled += count;
            int rest = takeWholeLines(filled);
            System.arraycopy(buffer, rest, buffer, 0, filled - rest);
            offset += rest;
            filled -= rest;
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
        }
        if (filled > 0) {
            take(0, filled);
        }
        if (line == 0) {
            throw new BadInput("%s is empty. Its first line must be %s".formatted(file, quoted(HEADER)));
        }
        return lines;
    }

    /** Returns where the first line begins that is not whole yet. */
    private int takeWholeLines(int end) {
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n') {
                take(start, i);
                start = i + 1;
            }
        }
        return start;
    }

    private void take(int start, int newline) {
        line++;
        int end = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        if (line == 1) {
            takeHeader(start, end);
        } else if (end > start) {
            takeObject(start, end);
        }
    }

    private void takeHeader(int start, int end) {
        if (!text(start, end).equals(HEADER)) {
            throw bad("the header must be %s, not %s".formatted(quoted(HEADER), quoted(text(start, end))));
        }
    }

    private void takeObject(int start, int end) {
        int etag = tab(start, end) + 1;
        int size = tab(etag, end) + 1;
        if (etag > end || size > end || tab(size, end) < end) {
            throw bad("expected %s, found %s".formatted(quoted(HEADER), quoted(text(start, end))));
        }
        if (etag == start + 1) {
            throw bad("the key is empty. Remove the line");
        }
        if (size == etag + 1) {
            throw bad("the ETag is empty. Add it, or a hash of the content");
        }
        checkSize(size, end);
        lines.add(offset + start, etag - 1 - start, end - start, Manifest.hash(buffer, start, etag - 1));
    }

    private void checkSize(int start, int end) {
        boolean isNumber = end > start && end - start <= MOST_DIGITS;
        for (int i = start; i < end && isNumber; i++) {
            isNumber = buffer[i] >= '0' && buffer[i] <= '9';
        }
        if (!isNumber) {
            throw bad("the size must be a number of bytes, not %s".formatted(quoted(text(start, end))));
        }
    }

    private int tab(int start, int end) {
        int i = start;
        while (i < end && buffer[i] != '\t') {
            i++;
        }
        return i;
    }

    private String text(int start, int end) {
        return new String(buffer, start, Math.min(end - start, 2 * MOST_SHOWN), StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        var oneLine = text.replace("\t", "<TAB>");
        return "\"" + (oneLine.length() > MOST_SHOWN ? oneLine.substring(0, MOST_SHOWN) + "..." : oneLine) + "\"";
    }

    private BadInput bad(String problem) {
        return new BadInput("%s, line %d: %s".formatted(file, line, problem));
    }
}
