package dev.sluice.domain.purge;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A path as an invalidation names it: absolute, URL-encoded the way CloudFront wants it, and a wildcard when its last
 * character is {@code *}. A wildcard covers every path that starts with the characters before the star: a string prefix,
 * not a folder.
 *
 * @param value 1–4,000 characters, starts with {@code /}
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html">
 *     CloudFront Developer Guide, specify the files to invalidate</a>
 */
public record EdgePath(String value) implements Comparable<EdgePath> {

    /** The longest path CloudFront accepts, in characters. */
    public static final int MAX_LENGTH = 4_000;

    /**
     * What RFC 1738, section 2.2 calls unsafe, and the question mark, which would end the path. Encoding any other ASCII
     * character makes an invalidation that purges nothing.
     */
    private static final String UNSAFE = " <>\"#%{}|\\^~[]`?";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** @throws IllegalArgumentException when CloudFront would refuse {@code value}; the message names it */
    public EdgePath {
        Objects.requireNonNull(value, "value");
        if (!value.startsWith("/")) {
            throw new IllegalArgumentException("edge path \"%s\" does not start with /".formatted(value));
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "edge path of %,d characters; CloudFront takes at most %,d. Give the object a shorter key: %s"
                            .formatted(value.length(), MAX_LENGTH, value));
        }
    }

    /**
     * The path that purges an object with this key where the origin path is empty. A star cannot be written in the middle of
     * a path, so a key that holds one is purged by the wildcard that ends at its first star.
     *
     * @param key as S3 stores it, not encoded
     * @throws IllegalArgumentException when the encoded path exceeds {@value #MAX_LENGTH} characters
     */
    public static EdgePath of(String key) {
        int star = key.indexOf('*');
        return new EdgePath(encode(star < 0 ? key : key.substring(0, star + 1)));
    }

    /** The wildcard that covers every path starting with this one's characters. */
    public EdgePath withWildcard() {
        return isWildcard() ? this : new EdgePath(value + "*");
    }

    /** {@code /dir} for {@code /dir/}. */
    EdgePath withoutFinalSlash() {
        return new EdgePath(value.substring(0, value.length() - 1));
    }

    public boolean isWildcard() {
        return value.endsWith("*");
    }

    /** Whether an invalidation of this path purges {@code other} as well. */
    public boolean covers(EdgePath other) {
        return isWildcard() ? other.value.startsWith(prefix()) : value.equals(other.value);
    }

    /** The characters every covered path starts with. */
    public String prefix() {
        return isWildcard() ? value.substring(0, value.length() - 1) : value;
    }

    @Override
    public int compareTo(EdgePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String encode(String key) {
        int safe = 0;
        while (safe < key.length() && isSafe(key.charAt(safe))) {
            safe++;
        }
        if (safe == key.length()) {
            return "/" + key;
        }
        var path = new StringBuilder(key.length() + 16).append('/').append(key, 0, safe);
        for (byte octet : key.substring(safe).getBytes(StandardCharsets.UTF_8)) {
            if (isSafe((char) (octet & 0xFF))) {
                path.append((char) octet);
            } else {
                HEX.toHexDigits(path.append('%'), octet);
            }
        }
        return path.toString();
    }

    private static boolean isSafe(char c) {
        return c > 0x20 && c < 0x7F && UNSAFE.indexOf(c) < 0;
    }
}
