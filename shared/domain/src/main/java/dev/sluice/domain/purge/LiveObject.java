package dev.sluice.domain.purge;

/**
 * An object the edge may hold a good copy of, which a purge should therefore leave alone.
 *
 * @param path where the distribution serves it
 * @param bytes its size, 0 or more
 */
public record LiveObject(EdgePath path, long bytes) {

    public LiveObject {
        if (bytes < 0) {
            throw new IllegalArgumentException("%s has %d bytes".formatted(path, bytes));
        }
    }
}
