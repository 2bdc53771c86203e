package dev.sluice.rehearsal.deploy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A deploy of one release over another. */
public record Rollout(Release before, Release after) {

    /** A patch release of a large single-page application: 1,046 files, of which one changed under its name. */
    public static Rollout typical() {
        return new Rollout(Release.read("n8n-editor", "2.40.2"), Release.read("n8n-editor", "2.40.3"));
    }

    /** Keys whose content this deploy changes, new ones included, in order of upload. */
    public List<String> changed() {
        return after.objects().entrySet().stream()
                .filter(object -> !isUnchanged(object.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Keys that are uploaded again just as they were. */
    public Stream<String> unchanged() {
        return after.objects().keySet().stream().filter(this::isUnchanged);
    }

    /** How many keys are new. */
    long added() {
        return after.objects().keySet().stream()
                .filter(key -> !before.objects().containsKey(key))
                .count();
    }

    /** How many keys get other content. */
    long overwritten() {
        return changed().size() - added();
    }

    /** The site's URLs before the deploy, the start page first. */
    List<String> urls() {
        return Stream.concat(Stream.of("/"), before.objects().keySet().stream().map(key -> "/" + key))
                .toList();
    }

    private boolean isUnchanged(String key) {
        var old = before.objects().get(key);
        return old != null && old.etag().equals(after.objects().get(key).etag());
    }
}
