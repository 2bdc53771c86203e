package dev.sluice.rehearsal.edge;

import java.util.List;
import java.util.Objects;

/**
 * What a URL stands for at one instant, as the origin and the distribution's error rules have it.
 *
 * @param status what the viewer sees
 * @param etag without quotes; null for an error without a page
 * @param contentType null when the object has none
 * @param cacheControl of the object; null when it has none
 * @param isError whether the origin had no such object, whatever the viewer sees
 * @param sources the objects it depends on: the one asked for, then the error page that stands in for it
 */
record Answer(
        int status, String etag, String contentType, String cacheControl, boolean isError, List<ObjectName> sources) {

    /** An object, there or not. */
    record ObjectName(String bucket, String key) {}

    Answer {
        sources = List.copyOf(sources);
    }

    /** Whether a viewer sees no difference, in the content or in the headers that matter to a browser. */
    boolean looksLike(Answer other) {
        return status == other.status
                && Objects.equals(etag, other.etag)
                && Objects.equals(contentType, other.contentType)
                && Objects.equals(cacheControl, other.cacheControl);
    }
}
