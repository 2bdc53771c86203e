package dev.sluice.domain.names;

/** The digits a bundler writes a content hash with. */
public enum Alphabet {
    /** webpack, Parcel, Rails, Django, Hugo, Vite up to 4: {@code 0-9a-f}. */
    HEX(16),
    /** esbuild, and Angular since 17: {@code A-Z2-7}. */
    BASE32(32),
    /** Bun, Blazor, Astro's Expressive Code: {@code 0-9a-z}. */
    BASE36(36),
    /** Rollup 4 and all that is built on it: {@code A-Za-z0-9_-}. */
    BASE64URL(64);

    private final float surprise;

    Alphabet(int digits) {
        this.surprise = (float) Math.log(digits);
    }

    /** The surprise of a random token of this many digits, in nats: the natural logarithm of how many such tokens exist. */
    float surprise(int length) {
        return length * surprise;
    }
}
