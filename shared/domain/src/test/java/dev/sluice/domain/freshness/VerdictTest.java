package dev.sluice.domain.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.freshness.EdgeAnswer.Response;
import dev.sluice.domain.freshness.EdgeAnswer.Silence;
import dev.sluice.domain.freshness.Original.Absent;
import dev.sluice.domain.freshness.Original.Present;
import dev.sluice.domain.freshness.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Instant UPLOADED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant PURGED = UPLOADED.plusSeconds(20);
    private static final Instant NOW = PURGED.plusSeconds(30);

    private final Present present = new Present(new ETag("\"new\""), UPLOADED);
    private final Absent absent = new Absent(Optional.of(new ETag("\"old\"")), UPLOADED);

    @Test
    void the_buckets_etag_is_fresh() {
        assertThat(verdict(present, hit("\"new\"", 3)).kind()).isEqualTo(Kind.FRESH);
    }

    @Test
    void compression_at_the_edge_makes_the_etag_weak_and_changes_nothing() {
        assertThat(verdict(present, hit("W/\"new\"", 3)).kind()).isEqualTo(Kind.FRESH);
    }

    @Test
    void a_cached_copy_with_another_etag_is_stale() {
        var verdict = verdict(present, hit("\"old\"", 3));

        assertThat(verdict).isEqualTo(new Verdict(Kind.STALE, "ETag old, the bucket has new"));
    }

    @Test
    void a_copy_older_than_the_purge_is_stale_even_with_the_same_content_for_its_headers_may_be_old() {
        var verdict = verdict(present, hit("\"new\"", 36));

        assertThat(verdict).isEqualTo(new Verdict(Kind.STALE, "a copy 36 s old, from before the purge 30 s ago"));
    }

    @Test
    void a_few_seconds_of_age_more_or_less_prove_nothing() {
        assertThat(verdict(present, hit("\"new\"", 35)).kind()).isEqualTo(Kind.FRESH);
    }

    @Test
    void an_error_that_was_cached_before_the_purge_is_stale() {
        var response = response(404, null, 100, "Error from cloudfront");

        assertThat(verdict(present, response).kind()).isEqualTo(Kind.STALE);
    }

    @Test
    void what_was_just_fetched_and_differs_is_changed_on_the_way_and_not_stale() {
        var verdict = verdict(present, response(200, "\"other\"", -1, "Miss from cloudfront"));

        assertThat(verdict.kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(verdict.words()).contains("something on the way changes it");
    }

    @Test
    void a_miss_with_an_age_came_from_a_cache_behind_this_one() {
        assertThat(verdict(present, response(200, "\"old\"", 3, "Miss from cloudfront"))
                        .kind())
                .isEqualTo(Kind.STALE);
    }

    @Test
    void a_revalidated_copy_is_what_the_origin_says() {
        assertThat(verdict(present, response(200, "\"other\"", 3, "RefreshHit from cloudfront"))
                        .kind())
                .isEqualTo(Kind.DIFFERENT);
    }

    @Test
    void an_object_that_changed_again_since_is_somebody_elses_business() {
        var younger = new Present(new ETag("newer"), PURGED.plusSeconds(5));

        assertThat(verdict(younger, hit("\"new\"", 36)).kind()).isEqualTo(Kind.OVERTAKEN);
    }

    @ParameterizedTest
    @CsvSource({"401,REFUSED", "403,REFUSED", "404,MISSING", "410,MISSING", "500,BROKEN", "503,BROKEN", "206,BROKEN"})
    void a_status_that_is_no_content_is_an_answer_of_its_own(int status, Kind kind) {
        var verdict = verdict(present, response(status, null, -1, ""));

        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.words()).startsWith("answers " + status);
    }

    @Test
    void a_redirect_says_where_it_leads() {
        var redirect = new Response(
                301, Optional.empty(), Optional.empty(), "Miss from cloudfront", "", "https://www.example.com/");

        assertThat(verdict(present, redirect))
                .isEqualTo(new Verdict(Kind.REDIRECTED, "redirects with 301 to https://www.example.com/"));
    }

    @Test
    void without_an_etag_there_is_nothing_to_compare() {
        assertThat(verdict(present, response(200, null, 3, "Hit from cloudfront"))
                        .kind())
                .isEqualTo(Kind.UNLABELLED);
    }

    @Test
    void silence_is_reported_in_its_own_words() {
        assertThat(verdict(present, new Silence("no answer within 10 s")))
                .isEqualTo(new Verdict(Kind.SILENT, "no answer within 10 s"));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void a_deleted_object_is_expected_to_be_missing(int status) {
        assertThat(verdict(absent, response(status, null, -1, "Error from cloudfront"))
                        .kind())
                .isEqualTo(Kind.FRESH);
    }

    @Test
    void an_error_page_may_stand_in_for_a_deleted_object() {
        assertThat(verdict(absent, hit("\"page\"", 3)).kind()).isEqualTo(Kind.FRESH);
    }

    @Test
    void a_deleted_object_that_is_still_served_from_a_cache_is_stale() {
        assertThat(verdict(absent, hit("\"old\"", 3)))
                .isEqualTo(new Verdict(Kind.STALE, "still has ETag old, which was deleted"));
    }

    @Test
    void a_deleted_object_that_comes_from_elsewhere_is_not_stale() {
        assertThat(verdict(absent, response(200, "\"old\"", -1, "Miss from cloudfront"))
                        .kind())
                .isEqualTo(Kind.DIFFERENT);
    }

    @Test
    void where_nobody_remembers_what_was_deleted_an_answer_proves_nothing() {
        var forgotten = new Absent(Optional.empty(), Instant.MIN);

        assertThat(verdict(forgotten, hit("\"any\"", 3)).kind()).isEqualTo(Kind.UNLABELLED);
    }

    @Test
    void an_error_in_place_of_a_deleted_object_is_still_an_error() {
        assertThat(verdict(absent, response(500, null, -1, "")).kind()).isEqualTo(Kind.BROKEN);
    }

    private static Verdict verdict(Original original, EdgeAnswer answer) {
        return Verdict.of(original, answer, PURGED, NOW);
    }

    private static Response hit(String etag, int age) {
        return response(200, etag, age, "Hit from cloudfront");
    }

    private static Response response(int status, String etag, int age, String cache) {
        return new Response(
                status,
                Optional.ofNullable(etag),
                age < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                cache,
                "IAD89-C1",
                "");
    }
}
