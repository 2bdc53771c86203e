package dev.sluice.domain.purge;

/** A key of a bucket, and what became of it. */
public record ChangedKey(String bucket, KeyHistory history, KeyChange change) {

    public String key() {
        return history.key();
    }
}
