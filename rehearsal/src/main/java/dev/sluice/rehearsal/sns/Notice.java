package dev.sluice.rehearsal.sns;

import java.time.Instant;

/**
 * A message that was published.
 *
 * @param subject empty when there is none
 */
public record Notice(Instant at, String subject, String text) {}
