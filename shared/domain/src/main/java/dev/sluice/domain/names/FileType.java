package dev.sluice.domain.names;

/** What kind of file an extension promises, and so how likely a bundler named it. */
enum FileType {
    /** Scripts, styles, WebAssembly: what bundlers make. */
    CODE,
    FONT,
    /** Images, sound and film: bundlers copy them, people name them. */
    MEDIA,
    /** Anything else with an extension: rarely hashed, and then in a bundler's folder. */
    DATA,
    /** No extension, or a name that others know it by and that therefore stays. */
    FIXED,
    /** A document that people visit by its name. */
    PAGE;

    private static final Vocabulary<FileType> EXTENSIONS = new Vocabulary<>(DATA)
            .with(CODE, "js mjs cjs jsx css wasm")
            .with(FONT, "woff woff2 ttf otf eot")
            .with(MEDIA, "png jpg jpeg gif svg webp avif ico bmp mp3 mp4 webm ogg wav m4a mov")
            .with(PAGE, "html htm xhtml");

    private static final int LONGEST = 11;

    /** Whether hardly anything else makes such files for the web than bundlers. */
    boolean isCrafted() {
        return this == CODE || this == FONT;
    }

    /** Whether bundlers write or copy such files, and then hash their names. */
    boolean isBuilt() {
        return this == CODE || this == FONT || this == MEDIA;
    }

    /** @param from the first character of the extension, behind its dot */
    static FileType of(String key, int from, int to) {
        return from >= to || to - from > LONGEST ? FIXED : EXTENSIONS.meaning(key, from, to);
    }
}
