package dev.sluice.rehearsal.cloudfront;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** An invalidation CloudFront has accepted. It cannot be taken back. */
public final class EdgeInvalidation {

    private final String id;
    private final String callerReference;
    private final List<String> paths;
    private final Instant createdAt;
    private boolean completed;

    EdgeInvalidation(String id, String callerReference, List<String> paths, Instant createdAt) {
        this.id = id;
        this.callerReference = callerReference;
        this.paths = List.copyOf(paths);
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String callerReference() {
        return callerReference;
    }

    public List<String> paths() {
        return paths;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether every point of presence has applied it. */
    public boolean isCompleted() {
        return completed;
    }

    /** As the API spells it. */
    String status() {
        return completed ? "Completed" : "InProgress";
    }

    long wildcards() {
        return paths.stream().filter(path -> path.endsWith("*")).count();
    }

    long files() {
        return paths.size() - wildcards();
    }

    boolean hasPaths(List<String> others) {
        return paths.size() == others.size() && new HashSet<>(paths).equals(new HashSet<>(others));
    }

    void complete() {
        completed = true;
    }
}
