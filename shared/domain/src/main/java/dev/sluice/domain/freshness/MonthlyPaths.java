package dev.sluice.domain.freshness;

import java.time.Instant;

/** How much was purged lately. Throws {@link dev.sluice.domain.port.PortFailure} when nobody can say. */
public interface MonthlyPaths {

    /** The paths that Sluice had billed in this account since then, as far as they are counted yet. */
    long billedSince(Instant from);
}
