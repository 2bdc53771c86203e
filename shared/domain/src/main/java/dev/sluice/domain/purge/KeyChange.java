package dev.sluice.domain.purge;

/** What became of one key, all its events taken together. */
public enum KeyChange {
    /** What users get is what they got before. */
    UNCHANGED,
    /** Nothing was served under this key before. */
    NEW,
    /** Other content, or other headers, are served than before. */
    OVERWRITTEN,
    /** Written to a bucket that keeps no history: new or overwritten, nobody can tell. */
    WRITTEN,
    /** A version was deleted for good: an older one may be served again, or nothing changed. Nobody can tell. */
    RESTORED,
    /** Nothing is served any more. */
    DELETED
}
