package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Consecutive releases of real web apps. */
class DeployPlansTest {

    private record Content(String etag, long bytes) {}

    /** Keys whose content changes under their name have to go; those that keep it have to stay. */
    private record Deploy(List<EdgePath> purge, Inventory inventory) {

        static Deploy of(String before, String after) {
            Map<String, Content> old = manifest(before);
            Map<String, Content> now = manifest(after);
            return new Deploy(
                    now.keySet().stream()
                            .filter(key -> old.containsKey(key) && !old.get(key).equals(now.get(key)))
                            .flatMap(Deploy::served)
                            .toList(),
                    Inventory.of(now.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(old.get(entry.getKey())))
                            .map(entry -> new LiveObject(
                                    EdgePath.of(entry.getKey()),
                                    entry.getValue().bytes()))
                            .toList()));
        }

        PurgePlan plan(int maxPaths) {
            return PurgePlanner.plan(purge, inventory, new PurgeLimits(maxPaths, PurgeLimits.MOST_WILDCARDS));
        }

        private static Stream<EdgePath> served(String key) {
            return key.equals("index.html") || key.endsWith("/index.html")
                    ? Stream.of(EdgePath.of(key), EdgePath.of(key.substring(0, key.length() - "index.html".length())))
                    : Stream.of(EdgePath.of(key));
        }

        private static Map<String, Content> manifest(String release) {
            try (InputStream in =
                    Deploy.class.getResourceAsStream("/dev/sluice/rehearsal/deploys/" + release + ".tsv")) {
                var manifest = new LinkedHashMap<String, Content>();
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .map(line -> line.split("\t", -1))
                        .forEach(cells -> manifest.put(cells[0], new Content(cells[1], Long.parseLong(cells[2]))));
                return manifest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Deploy swagger = Deploy.of("swagger-ui-5.34.1", "swagger-ui-5.35.0");
    private final Deploy postgres = Deploy.of("postgresql-doc-15.18", "postgresql-doc-15.20");

    @Test
    void swagger_ui_purges_twelve_files_with_seven_paths_and_nothing_else() {
        PurgePlan plan = swagger.plan(50);

        assertThat(swagger.purge).hasSize(12);
        assertThat(plan.billedPaths()).isEqualTo(7);
        assertThat(plan.wildcards()).isEqualTo(2);
        assertThat(plan.overPurged()).isEqualTo(OverPurge.NONE);
    }

    @Test
    void swagger_ui_within_five_paths_takes_three_objects_along() {
        PurgePlan plan = swagger.plan(5);

        assertThat(plan.billedPaths()).isEqualTo(5);
        assertThat(plan.overPurged().objects()).isEqualTo(3);
    }

    @Test
    void a_manual_rewritten_on_nearly_every_page_needs_two_paths() {
        PurgePlan plan = postgres.plan(50);

        assertThat(postgres.purge).hasSize(1_167 + 1);
        assertThat(postgres.inventory.live()).hasSize(16);
        assertThat(plan.billedPaths()).isEqualTo(2);
        assertThat(plan.overPurged().objects()).isEqualTo(5);
    }

    @Test
    void a_manual_within_one_path_is_purged_altogether() {
        PurgePlan plan = postgres.plan(1);

        assertThat(plan.paths()).containsExactly(new EdgePath("/*"));
        assertThat(plan.overPurged().objects()).isEqualTo(16);
    }

    @Test
    void an_app_of_hashed_names_purges_its_front_page_alone() {
        List<EdgePath> frontPage = List.of(new EdgePath("/"), new EdgePath("/index.html"));

        assertThat(Deploy.of("n8n-editor-2.40.2", "n8n-editor-2.40.3").plan(50).paths())
                .isEqualTo(frontPage);
        assertThat(Deploy.of("n8n-editor-2.40.3", "n8n-editor-2.41.0").plan(50).paths())
                .isEqualTo(frontPage);
    }
}
