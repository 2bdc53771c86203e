package dev.sluice.domain.freshness;

/** What a viewer accepts. CloudFront caches the compressed and the plain object apart, so both have to be looked at. */
public enum Encoding {
    /** What browsers send. */
    COMPRESSED("br, gzip"),
    PLAIN("identity");

    private final String header;

    Encoding(String header) {
        this.header = header;
    }

    /** The value of {@code Accept-Encoding}. */
    public String header() {
        return header;
    }
}
