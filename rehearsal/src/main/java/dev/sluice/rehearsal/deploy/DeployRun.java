package dev.sluice.rehearsal.deploy;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.rehearsal.sns.Notice;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.viewers.Tally;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What came of one deploy.
 *
 * @param purger who saw to the edge
 * @param purged every path that was invalidated, each of them billed
 * @param overPurged unchanged objects these paths took with them
 * @param staleUrls what users still get as it was once the purger is done
 * @param freshAfter from the last upload until no point of presence held anything old; when URLs were left stale, that is
 *     when their copies expired
 * @param viewers what they met
 * @param notices what people were told
 * @param alarms the metrics whose alarms went off
 * @param duration of the whole run
 */
public record DeployRun(
        String purger,
        List<EdgePath> purged,
        long overPurged,
        List<String> staleUrls,
        Duration freshAfter,
        Tally viewers,
        List<Notice> notices,
        List<String> alarms,
        Duration duration,
        Timeline timeline) {

    public long billedPaths() {
        return purged.size();
    }

    /** Beyond the account's free paths, in US dollars. */
    public BigDecimal costUsd() {
        return PurgePlan.USD_PER_PATH.multiply(BigDecimal.valueOf(billedPaths()));
    }

    public boolean isFresh() {
        return staleUrls.isEmpty();
    }
}
