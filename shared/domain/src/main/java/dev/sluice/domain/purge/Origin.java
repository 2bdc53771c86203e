package dev.sluice.domain.purge;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a distribution fetches from.
 *
 * @param domainName as the distribution has it, such as {@code site.s3.eu-central-1.amazonaws.com}
 * @param path what the distribution puts before the viewer's path: empty, or {@code /dir} without a final slash
 */
public record Origin(String domainName, String path) {

    /** Access points look alike, but have a name of their own before {@code .s3}. */
    private static final Pattern S3 = Pattern.compile("(?<bucket>.+)\\.s3(?<website>-website)?"
            + "([.-](?!accesspoint|object-lambda|global)[a-z0-9.-]+)?\\.amazonaws\\.com(\\.cn)?");

    /** The bucket behind this origin, when it is one. */
    public Optional<String> bucket() {
        var s3 = S3.matcher(domainName);
        return s3.matches() ? Optional.of(s3.group("bucket")) : Optional.empty();
    }

    /** Whether it is a bucket's website endpoint, which serves {@code /dir/} from {@code dir/index.html} by itself. */
    public boolean isWebsite() {
        var s3 = S3.matcher(domainName);
        return s3.matches() && s3.group("website") != null;
    }

    /** The path viewers see for a key of the bucket, not encoded; empty when the origin path hides the key. */
    public Optional<String> visiblePath(String key) {
        var absolute = "/" + key;
        return absolute.startsWith(path + "/") ? Optional.of(absolute.substring(path.length())) : Optional.empty();
    }
}
