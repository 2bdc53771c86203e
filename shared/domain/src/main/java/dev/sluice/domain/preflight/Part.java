package dev.sluice.domain.preflight;

import dev.sluice.domain.port.PortFailure;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A part of the account as it was read, or why it was not.
 *
 * @param <T> what was read
 */
public sealed interface Part<T> {

    /** What is there. */
    record Read<T>(T value) implements Part<T> {}

    /** It should have been read and could not be. */
    record Unread<T>(String why, String cure) implements Part<T> {}

    /** Nobody looks at it this time, and why. */
    record Skipped<T>(String why) implements Part<T> {}

    /** Looks; a {@link PortFailure} is an answer, too. */
    static <T> Part<T> read(Supplier<T> look) {
        try {
            return new Read<>(look.get());
        } catch (PortFailure failure) {
            return new Unread<>(failure.getMessage(), failure.cure());
        }
    }

    /** What was read; nothing when it was not. */
    default Stream<T> stream() {
        return this instanceof Read<T> read ? Stream.of(read.value()) : Stream.empty();
    }
}
