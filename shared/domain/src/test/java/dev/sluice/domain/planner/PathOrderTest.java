package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PathOrderTest {

    @Property(tries = 300)
    void sorts_like_comparing(@ForAll("paths") List<String> paths) {
        String[] unsorted = paths.toArray(String[]::new);

        int[] order = PathOrder.of(unsorted);

        assertThat(order).doesNotHaveDuplicates();
        assertThat(Arrays.stream(order).mapToObj(i -> unsorted[i]).toList())
                .isEqualTo(paths.stream().sorted().toList());
    }

    @Test
    void many_equal_and_many_nested_paths_are_sorted() {
        String[] paths = IntStream.range(0, 6_000)
                .mapToObj(i -> "/" + "a".repeat(i * 7_919 % 3_000))
                .toArray(String[]::new);

        int[] order = PathOrder.of(paths);

        assertThat(Arrays.stream(order).mapToObj(i -> paths[i]).toList())
                .isSorted()
                .hasSize(6_000);
    }

    /** Long shared prefixes, repetitions, and characters that no eight bits hold. */
    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("assets/", "a", "b", "\0", "ÿ", "Ā", "中", "0123456789")
                .list()
                .ofMaxSize(4)
                .map(parts -> "/" + String.join("", parts))
                .list()
                .ofMaxSize(600);
    }
}
