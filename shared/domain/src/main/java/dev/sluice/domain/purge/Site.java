package dev.sluice.domain.purge;

import java.util.ArrayList;
import java.util.List;

/**
 * What one distribution makes of one bucket's keys.
 *
 * @param origins those of the distribution that fetch from the bucket
 */
public record Site(Distribution distribution, List<Origin> origins) {

    /** The file that answers for a directory. */
    private static final String INDEX = "index.html";

    private static final EdgePath ROOT = new EdgePath("/");

    public Site {
        origins = List.copyOf(origins);
    }

    /**
     * Everything to purge when the object changes: its own path, those of the directory it is the index of, and their
     * query-string variants where the cache tells them apart. In no particular order, without repeats.
     *
     * @throws IllegalArgumentException when a path is longer than CloudFront takes; the message names it
     */
    public List<EdgePath> paths(String key) {
        var paths = new ArrayList<EdgePath>(2);
        for (var origin : origins) {
            var visible = origin.visiblePath(key);
            if (visible.isPresent()) {
                var own = EdgePath.of(visible.get().substring(1));
                addServed(own, origin, paths);
                aliases(own).forEach(alias -> addServed(alias, origin, paths));
            }
        }
        return paths;
    }

    /**
     * Where the object itself is served, aliases left out. Every alias is a string prefix of one of these, so a wildcard
     * that takes the alias takes the object.
     */
    public List<EdgePath> ownPaths(String key) {
        var paths = new ArrayList<EdgePath>(1);
        for (var origin : origins) {
            origin.visiblePath(key)
                    .map(path -> EdgePath.of(path.substring(1)))
                    .filter(path -> isServed(path, origin) && !paths.contains(path))
                    .ifPresent(paths::add);
        }
        return paths;
    }

    private void addServed(EdgePath path, Origin origin, List<EdgePath> paths) {
        if (!isServed(path, origin) || paths.contains(path)) {
            return;
        }
        paths.add(path);
        if (!path.isWildcard() && distribution.behaviourFor(path).queryStrings()) {
            paths.add(new EdgePath(path + "?*"));
        }
    }

    private boolean isServed(EdgePath path, Origin origin) {
        return distribution.behaviourFor(path).origins().contains(origin);
    }

    private List<EdgePath> aliases(EdgePath own) {
        var aliases = new ArrayList<EdgePath>(2);
        if (own.equals(EdgePath.of(distribution.rootObject()))) {
            aliases.add(ROOT);
        }
        if (own.value().endsWith("/" + INDEX)) {
            var directory = new EdgePath(own.value().substring(0, own.value().length() - INDEX.length()));
            if (indexAt(directory) != DirectoryIndex.ROOT) {
                aliases.add(directory);
            }
            if (!directory.equals(ROOT) && indexAt(directory.withoutFinalSlash()) == DirectoryIndex.SLASH_AND_BARE) {
                aliases.add(directory.withoutFinalSlash());
            }
        }
        return aliases;
    }

    private DirectoryIndex indexAt(EdgePath path) {
        return distribution.behaviourFor(path).index();
    }
}
