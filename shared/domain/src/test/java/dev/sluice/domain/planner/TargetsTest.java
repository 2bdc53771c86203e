package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.EdgePath;
import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void repetitions_and_what_a_wildcard_covers_are_left_out() {
        var targets = Targets.of(new String[] {"/", "/", "/a", "/a!", "/a*", "/a*b*", "/ab", "/b"});

        assertThat(targets.size()).isEqualTo(3);
        assertThat(targets.path(1)).isEqualTo(new EdgePath("/a*"));
        assertThat(targets.path(2)).isEqualTo(new EdgePath("/b"));
        assertThat(targets.wildcards(0, 3)).isEqualTo(1);
    }

    @Test
    void children_differ_in_the_next_character() {
        var targets = Targets.of(new String[] {"/", "/a%20", "/a%21", "/b", "/ba"});

        assertThat(targets.prefix(0, 5)).isEqualTo("/");
        assertThat(targets.children(0, 5, 1, 50)).containsExactly(0, 1, 3, 5);
        assertThat(targets.prefix(1, 3)).isEqualTo("/a");
    }

    @Test
    void more_children_than_asked_for_are_not_looked_for() {
        var targets = Targets.of(new String[] {"/a", "/b", "/c"});

        assertThat(targets.children(0, 3, 1, 2)).containsExactly(0, 1, 2);
    }
}
