package dev.sluice.domain.cutover;

import java.util.List;
import java.util.Optional;

/**
 * What is fetched through the distribution before users are sent to it.
 *
 * @param paths each beginning with a slash
 * @param sitemap the path of a sitemap whose pages are fetched too
 * @param most paths that are fetched at all, 1 or more
 * @param concurrency fetches at a time, 1–64
 */
public record WarmUp(List<String> paths, Optional<String> sitemap, int most, int concurrency) {

    public static final WarmUp DEFAULT = new WarmUp(List.of("/"), Optional.empty(), 200, 8);

    public WarmUp {
        paths = List.copyOf(paths);
    }
}
