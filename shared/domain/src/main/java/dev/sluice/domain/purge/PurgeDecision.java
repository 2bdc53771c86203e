package dev.sluice.domain.purge;

/** What to do about one key. */
public sealed interface PurgeDecision {

    String key();

    /** Whether a good copy may be at the edge, which a wildcard should spare. */
    default boolean sparesCopies() {
        return this instanceof Skip skip && skip.reason() != Reason.NEW;
    }

    /** Purge every path the key is served at. */
    record Purge(String key, Cause cause) implements PurgeDecision {}

    /** Leave the edge alone. */
    record Skip(String key, Reason reason) implements PurgeDecision {}

    /** Cannot be purged: {@code problem} says why and what to do. */
    record Refuse(String key, String problem) implements PurgeDecision {}

    /** Why a key is purged. */
    enum Cause {
        CHANGED("changed"),
        DELETED("deleted"),
        /** The edge may remember that there was nothing. */
        NEW_BEHIND_CACHED_ERROR("new, where an error may be cached"),
        /** The name promises that content never changes, and it did. */
        VERSIONED_NAME_LIED("overwritten under a versioned name");

        private final String text;

        Cause(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Why a key is left alone. */
    enum Reason {
        VERSIONED("versioned"),
        UNCHANGED("unchanged"),
        NEW("new"),
        /** No path of the distribution leads to the key. */
        NOT_SERVED("not served");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The rule.
     *
     * @param versioned whether the key's name changes with its content
     * @param errorsLinger whether the edge may remember for over a minute that the key was missing
     */
    static PurgeDecision of(String key, KeyChange change, boolean versioned, boolean errorsLinger) {
        if (versioned) {
            return change == KeyChange.OVERWRITTEN
                    ? new Purge(key, Cause.VERSIONED_NAME_LIED)
                    : new Skip(key, Reason.VERSIONED);
        }
        return switch (change) {
            case UNCHANGED -> new Skip(key, Reason.UNCHANGED);
            case NEW -> errorsLinger ? new Purge(key, Cause.NEW_BEHIND_CACHED_ERROR) : new Skip(key, Reason.NEW);
            case OVERWRITTEN, WRITTEN, RESTORED -> new Purge(key, Cause.CHANGED);
            case DELETED -> new Purge(key, Cause.DELETED);
        };
    }
}
