package dev.sluice.cutover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sample event of the folder {@code events}. */
public final class EventFile {

    private EventFile() {}

    public static String read(String name) {
        try {
            return Files.readString(Path.of(System.getProperty("sluice.root"), "events", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
