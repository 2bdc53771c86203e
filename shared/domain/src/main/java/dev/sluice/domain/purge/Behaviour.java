package dev.sluice.domain.purge;

import java.util.List;

/**
 * One cache behaviour of a distribution.
 *
 * @param origins the one it sends to, or the members of its origin group
 * @param queryStrings whether query-string variants of a path are cached as objects of their own
 */
public record Behaviour(PathPattern pattern, List<Origin> origins, boolean queryStrings, DirectoryIndex index) {

    public Behaviour {
        origins = List.copyOf(origins);
    }
}
