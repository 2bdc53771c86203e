package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.PurgeDecision.Cause;
import dev.sluice.domain.purge.PurgeDecision.Purge;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeDecision.Refuse;
import dev.sluice.domain.purge.PurgeDecision.Skip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PurgeDecisionTest {

    @ParameterizedTest
    @CsvSource({"OVERWRITTEN, CHANGED", "WRITTEN, CHANGED", "RESTORED, CHANGED", "DELETED, DELETED"})
    void what_changed_is_purged(KeyChange change, Cause cause) {
        assertThat(PurgeDecision.of("a.html", change, false, false)).isEqualTo(new Purge("a.html", cause));
        assertThat(PurgeDecision.of("a.html", change, false, true)).isEqualTo(new Purge("a.html", cause));
    }

    @Test
    void what_is_unchanged_is_left_alone_even_where_errors_linger() {
        assertThat(PurgeDecision.of("a.html", KeyChange.UNCHANGED, false, true))
                .isEqualTo(new Skip("a.html", Reason.UNCHANGED));
    }

    @Test
    void what_is_new_is_purged_only_where_errors_linger() {
        assertThat(PurgeDecision.of("a.html", KeyChange.NEW, false, false)).isEqualTo(new Skip("a.html", Reason.NEW));
        assertThat(PurgeDecision.of("a.html", KeyChange.NEW, false, true))
                .isEqualTo(new Purge("a.html", Cause.NEW_BEHIND_CACHED_ERROR));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERWRITTEN")
    void a_versioned_name_costs_nothing(KeyChange change) {
        assertThat(PurgeDecision.of("a.be276451.js", change, true, true))
                .isEqualTo(new Skip("a.be276451.js", Reason.VERSIONED));
    }

    @Test
    void a_versioned_name_that_lied_is_purged() {
        assertThat(PurgeDecision.of("a.be276451.js", KeyChange.OVERWRITTEN, true, false))
                .isEqualTo(new Purge("a.be276451.js", Cause.VERSIONED_NAME_LIED));
    }

    @Test
    void only_what_may_have_good_copies_is_spared() {
        assertThat(new Skip("a", Reason.VERSIONED).sparesCopies()).isTrue();
        assertThat(new Skip("a", Reason.UNCHANGED).sparesCopies()).isTrue();
        assertThat(new Skip("a", Reason.NEW).sparesCopies()).isFalse();
        assertThat(new Purge("a", Cause.CHANGED).sparesCopies()).isFalse();
        assertThat(new Refuse("a", "too long").sparesCopies()).isFalse();
    }
}
