package dev.sluice.domain.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.freshness.Sample.Candidate;
import dev.sluice.domain.purge.EdgePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void the_start_page_comes_first_then_pages_then_the_largest_files() {
        var sample = Sample.of(List.of(
                candidate("/big.js", 900),
                candidate("/a.css", 10),
                candidate("/docs/", 5),
                candidate("/", 7),
                candidate("/index.html", 7)));

        assertThat(sample)
                .extracting(probe -> probe.path().value())
                .containsExactly("/", "/index.html", "/docs/", "/big.js", "/a.css");
    }

    @Test
    void a_large_deploy_is_sampled_the_same_in_any_order() {
        var candidates = new ArrayList<Candidate>();
        IntStream.range(0, 500).forEach(i -> candidates.add(candidate("/file-" + i, i % 7)));
        var sample = Sample.of(candidates);

        Collections.shuffle(candidates, new Random(1));

        assertThat(Sample.of(candidates)).isEqualTo(sample).hasSize(Sample.MOST);
    }

    @Test
    void a_path_too_long_for_the_state_machines_document_is_left_out() {
        assertThat(Sample.of(List.of(candidate("/" + "x".repeat(Sample.LONGEST), 1))))
                .isEmpty();
    }

    private static Candidate candidate(String path, long bytes) {
        return new Candidate(new Probe(new EdgePath(path), "site", path.substring(1)), bytes);
    }
}
