package dev.sluice.domain.freshness;

/**
 * What names a representation of an object.
 *
 * @param value without quotes and without the {@code W/} that CloudFront adds when it compresses
 */
public record ETag(String value) {

    public ETag {
        value = value.strip();
        if (value.startsWith("W/")) {
            value = value.substring(2);
        }
        value = value.replace("\"", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
