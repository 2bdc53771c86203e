package dev.sluice.domain.freshness;

import java.net.URI;

/** Somebody who asks the edge for a URL, as a viewer would. */
public interface EdgeProbe {

    /**
     * Asks once, and follows no redirect. That nothing usable comes back is an answer, not an exception.
     *
     * @param url {@code https}
     */
    EdgeAnswer get(URI url, Encoding encoding);
}
