package dev.sluice.cli.plan;

import dev.sluice.cli.BadInput;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a site consists of: lines of {@code key<TAB>etag<TAB>size} in any order.
 *
 * <p>The text stays where it is, often in a mapped file, beside an index of 28 to 36 bytes for each object: a site may have
 * millions, and most of them are looked at once.
 */
final class Manifest {

    /** No such object. */
    static final int NONE = -1;

    private final MemorySegment text;
    private final Lines lines;
    /** Objects by the hash of their key, with linear probing; at least half of it is {@link #NONE}. */
    private final int[] table;

    /** @throws BadInput when a key is listed twice; {@code source} says where */
    Manifest(String source, MemorySegment text, Lines lines) {
        this.text = text;
        this.lines = lines;
        this.table = new int[Integer.highestOneBit(Math.max(lines.size, 1)) << 2];
        Arrays.fill(table, NONE);
        for (int i = 0; i < lines.size; i++) {
            int slot = slot(this, i);
            if (table[slot] != NONE) {
                throw new BadInput("%s lists the key \"%s\" twice. Keep one of the lines".formatted(source, key(i)));
            }
            table[slot] = i;
        }
    }

    int size() {
        return lines.size;
    }

    String key(int i) {
        return text(lines.starts[i], keyEnd(i));
    }

    /** The object's size in bytes. */
    long bytes(int i) {
        return Long.parseLong(text(etagEnd(i) + 1, lineEnd(i)));
    }

    /** The object with the key of another manifest's, or {@link #NONE}. */
    int find(Manifest other, int i) {
        return table[slot(other, i)];
    }

    /** Whether two objects have the same ETag and size. */
    boolean sameContent(int i, Manifest other, int j) {
        return MemorySegment.mismatch(text, keyEnd(i), lineEnd(i), other.text, other.keyEnd(j), other.lineEnd(j)) < 0;
    }

    private int slot(Manifest other, int i) {
        int mask = table.length - 1;
        int hash = other.lines.hashes[i];
        int slot = hash & mask;
        while (table[slot] != NONE && (lines.hashes[table[slot]] != hash || !sameKey(table[slot], other, i))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean sameKey(int i, Manifest other, int j) {
        return lines.keyLengths[i] == other.lines.keyLengths[j]
                && MemorySegment.mismatch(
                                text, lines.starts[i], keyEnd(i), other.text, other.lines.starts[j], other.keyEnd(j))
                        < 0;
    }

    /** Spreads keys that differ little over the whole range. */
    static int hash(byte[] text, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32);
    }

    private long keyEnd(int i) {
        return lines.starts[i] + lines.keyLengths[i];
    }

    private long lineEnd(int i) {
        return lines.starts[i] + lines.lengths[i];
    }

    private long etagEnd(int i) {
        long end = lineEnd(i);
        while (octet(end - 1) != '\t') {
            end--;
        }
        return end - 1;
    }

    private byte octet(long at) {
        return text.get(ValueLayout.JAVA_BYTE, at);
    }

    private String text(long start, long end) {
        var bytes = new byte[(int) (end - start)];
        MemorySegment.copy(text, ValueLayout.JAVA_BYTE, start, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Where each object's line starts, the lengths of its key and of the whole in bytes, and the hash of its key. */
    static final class Lines {

        private long[] starts = new long[1024];
        private int[] keyLengths = new int[1024];
        private int[] lengths = new int[1024];
        private int[] hashes = new int[1024];
        private int size;

        void add(long start, int keyLength, int length, int hash) {
            if (size == starts.length) {
                int larger = size + (size >> 1);
                starts = Arrays.copyOf(starts, larger);
                keyLengths = Arrays.copyOf(keyLengths, larger);
                lengths = Arrays.copyOf(lengths, larger);
                hashes = Arrays.copyOf(hashes, larger);
            }
            starts[size] = start;
            keyLengths[size] = keyLength;
            lengths[size] = length;
            hashes[size] = hash;
            size++;
        }
    }

    /** Writes the manifest of a site that has none. */
    static final class Writer {

        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private final Lines lines = new Lines();

        void add(String key, String etag, long bytes) {
            int start = text.size();
            var name = key.getBytes(StandardCharsets.UTF_8);
            text.writeBytes(name);
            text.writeBytes(("\t" + etag + "\t" + bytes).getBytes(StandardCharsets.UTF_8));
            lines.add(start, name.length, text.size() - start, hash(name, 0, name.length));
        }

        Manifest manifest(String source) {
            return new Manifest(source, MemorySegment.ofArray(text.toByteArray()), lines);
        }
    }
}
