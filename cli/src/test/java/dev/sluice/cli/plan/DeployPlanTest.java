package dev.sluice.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.plan.DeployPlan.Target;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans for a live distribution, whose paths are not the keys. */
class DeployPlanTest {

    private static final Manifest BEFORE = manifest("old");
    private static final Manifest AFTER = manifest("new");

    @Test
    void a_site_below_a_prefix_of_the_bucket_is_served_below_it() {
        var plan = DeployPlan.of(BEFORE, AFTER, target("", "prod/"));

        assertThat(plan.purge().paths()).containsExactly(new EdgePath("/prod/page.txt"));
    }

    @Test
    void an_origin_path_takes_the_prefix_away() {
        var plan = DeployPlan.of(BEFORE, AFTER, target("/prod", "prod/"));

        assertThat(plan.purge().paths()).containsExactly(new EdgePath("/page.txt"));
    }

    @Test
    void what_no_path_leads_to_is_not_called_changed() {
        var plan = DeployPlan.of(BEFORE, AFTER, target("/other", "prod/"));

        assertThat(plan.purge().paths()).isEmpty();
        assertThat(plan.changed()).isZero();
        assertThat(plan.skipped(Reason.NOT_SERVED)).isEqualTo(1);
        assertThat(PlanText.of("before", "after", plan)).anyMatch(line -> line.contains("not served"));
    }

    private static Manifest manifest(String etag) {
        var manifest = new Manifest.Writer();
        manifest.add("page.txt", etag, 1);
        manifest.add("kept.txt", "same", 1);
        return manifest.manifest("test");
    }

    private static Target target(String originPath, String prefix) {
        var origin = new Origin("site.s3.amazonaws.com", originPath);
        var distribution = new Distribution(
                "E1",
                List.of(new Behaviour(PathPattern.ALL, List.of(origin), false, DirectoryIndex.ROOT)),
                "",
                List.of());
        return new Target(distribution, "site", prefix, VersionedNames.BUILT_IN, PurgeLimits.DEFAULT);
    }
}
