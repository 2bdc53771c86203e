package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two consecutive releases of real sites tell by their contents which names are made from them. */
class VersionedNameDeployTest {

    @ParameterizedTest
    @CsvSource({
        "n8n-editor-2.40.2, n8n-editor-2.40.3",
        "n8n-editor-2.40.3, n8n-editor-2.41.0",
        "n8n-editor-2.40.2, n8n-editor-2.41.0",
        "swagger-ui-5.34.1, swagger-ui-5.35.0",
        "postgresql-doc-15.18, postgresql-doc-15.20"
    })
    void a_name_whose_content_changed_is_never_versioned(String before, String after) {
        Map<String, String> old = etags(before);
        Map<String, String> current = etags(after);

        List<String> lies = old.keySet().stream()
                .filter(key -> current.containsKey(key) && !current.get(key).equals(old.get(key)))
                .filter(VersionedName::isVersioned)
                .toList();

        assertThat(lies).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"n8n-editor-2.40.2", "n8n-editor-2.40.3", "n8n-editor-2.41.0"})
    void of_a_thousand_names_made_by_vite_five_may_be_missed(String release) {
        List<String> hashed = etags(release).keySet().stream()
                .filter(key -> key.startsWith("assets/") && !key.startsWith("assets/node_modules/"))
                .toList();

        List<String> missed =
                hashed.stream().filter(key -> !VersionedName.isVersioned(key)).toList();

        assertThat(hashed).hasSizeGreaterThan(1_000);
        assertThat(missed).hasSizeLessThanOrEqualTo(hashed.size() * 5 / 1_000);
    }

    @ParameterizedTest
    @CsvSource({"swagger-ui-5.35.0", "postgresql-doc-15.20"})
    void a_site_without_hashes_has_no_versioned_name(String release) {
        assertThat(etags(release).keySet())
                .filteredOn(VersionedName::isVersioned)
                .isEmpty();
    }

    private static Map<String, String> etags(String release) {
        String resource = "/dev/sluice/rehearsal/deploys/" + release + ".tsv";
        try (var in = VersionedNameDeployTest.class.getResourceAsStream(resource)) {
            String manifest = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return manifest.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
