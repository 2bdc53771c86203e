package dev.sluice.rehearsal.edge;

import java.time.Instant;

/**
 * A copy that viewers still get although the bucket holds something else.
 *
 * @param url the canonical path, and the parts of the query string that matter
 * @param since when the bucket changed
 */
public record StaleCopy(String pop, String url, Instant since) {}
