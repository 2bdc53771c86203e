package dev.sluice.domain.purge;

/** At which other paths {@code dir/index.html} is served. */
public enum DirectoryIndex {
    /** Nowhere but at the distribution's root. */
    ROOT,
    /** At {@code /dir/}. */
    SLASH,
    /** At {@code /dir/} and {@code /dir}: a website endpoint, or a function that rewrites. */
    SLASH_AND_BARE
}
