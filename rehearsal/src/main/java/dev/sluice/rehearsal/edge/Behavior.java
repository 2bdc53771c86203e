package dev.sluice.rehearsal.edge;

import dev.sluice.rehearsal.s3.Bucket;
import java.util.regex.Pattern;

/**
 * One cache behaviour: which paths it answers for, from where, and for how long.
 *
 * @param originPath what CloudFront puts before the path; empty, or starts with {@code /}
 */
record Behavior(Pattern paths, Bucket bucket, String originPath, CacheRules rules) {

    boolean matches(SiteUrl url) {
        return paths.matcher(url.path()).matches();
    }

    /** The object this behaviour asks the bucket for. */
    String key(String path) {
        return (originPath + path).substring(1);
    }

    /**
     * CloudFront Developer Guide, Path pattern: {@code *} is any number of characters, {@code ?} exactly one, and a leading
     * slash is optional.
     */
    static Pattern pattern(String pathPattern) {
        var regex = new StringBuilder(pathPattern.startsWith("/") || pathPattern.startsWith("*") ? "" : "/");
        pathPattern
                .chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .forEach(regex::append);
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
