package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.purge.Distribution.ErrorPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {

    private static final Origin BUCKET = new Origin("site.s3.amazonaws.com", "");
    private static final Origin LIVE = new Origin("site.s3.amazonaws.com", "/live");
    private static final Origin MEDIA = new Origin("media.s3.eu-central-1.amazonaws.com", "");
    private static final Origin API = new Origin("api.example.com", "");

    @Test
    void it_needs_a_default_behaviour() {
        assertThatThrownBy(() -> distribution(behaviour("/images/*", BUCKET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("distribution E1 has no default behaviour");
        assertThatThrownBy(() -> new Distribution("E1", List.of(), "", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("distribution E1 has no default behaviour");
    }

    @Test
    void it_knows_its_buckets() {
        var distribution = distribution(behaviour("/media/*", MEDIA), behaviour("/api/*", API), behaviour("*", BUCKET));

        assertThat(distribution.buckets()).containsExactly("media", "site");
        assertThat(distribution.serves("media")).isTrue();
        assertThat(distribution.serves("other")).isFalse();
    }

    @Test
    void a_plain_one_serves_one_bucket_at_its_root() {
        var plain = Distribution.plain("www.example.com", DirectoryIndex.SLASH);

        assertThat(plain.buckets()).containsExactly("www.example.com");
        assertThat(plain.site("www.example.com").paths("index.html"))
                .containsExactlyInAnyOrder(new EdgePath("/"), new EdgePath("/index.html"));
    }

    @ParameterizedTest
    @CsvSource({"404, 300, true", "403, 61, true", "404, 60, false", "404, 10, false", "500, 300, false"})
    void errors_linger_when_a_missing_object_is_remembered_for_over_a_minute(int status, int seconds, boolean linger) {
        var distribution = distribution(new ErrorPage(status, Optional.empty(), Duration.ofSeconds(seconds)));

        assertThat(distribution.errorsLinger()).isEqualTo(linger);
        assertThat(distribution.lingeringPages()).isEmpty();
    }

    @Test
    void without_error_pages_nothing_lingers() {
        assertThat(distribution(behaviour("*", BUCKET)).errorsLinger()).isFalse();
    }

    @Test
    void a_page_served_for_missing_objects_lingers_with_the_error() {
        var fallback = new ErrorPage(403, Optional.of(new EdgePath("/index.html")), Duration.ofHours(1));
        var brief = new ErrorPage(404, Optional.of(new EdgePath("/404.html")), Duration.ofSeconds(10));
        var failure = new ErrorPage(500, Optional.of(new EdgePath("/500.html")), Duration.ofHours(1));

        assertThat(distribution(fallback, brief, failure).lingeringPages()).containsExactly(fallback);
    }

    @Test
    void what_lies_below_a_path_lies_below_the_origin_path_in_the_bucket() {
        var distribution = distribution(behaviour("/old/*", BUCKET), behaviour("*", LIVE));

        assertThat(distribution.keyPrefixes("site", "/")).containsExactly("", "live/");
        assertThat(distribution.keyPrefixes("site", "/docs/")).containsExactly("docs/", "live/docs/");
        assertThat(distribution.keyPrefixes("other", "/")).isEmpty();
    }

    @Test
    void prefixes_that_other_origins_may_serve_are_foreign() {
        var distribution = distribution(
                behaviour("/api/*", API),
                behaviour("/media/*", MEDIA),
                behaviour("*.php", API),
                behaviour("/docs/*", BUCKET),
                behaviour("*", LIVE));

        assertThat(distribution.foreignPrefixes(Set.of("site"))).containsExactly("/", "/api/", "/media/");
        assertThat(distribution.foreignPrefixes(Set.of("site", "media"))).containsExactly("/", "/api/");
    }

    @Test
    void around_the_folders_that_are_its_own_everything_else_is_foreign() {
        var distribution =
                distribution(behaviour("/static/*", BUCKET), behaviour("/docs/*", BUCKET), behaviour("*", API));

        assertThat(distribution.foreignPrefixes(Set.of("site")))
                .containsExactly(Inventory.outside("/docs/"), Inventory.outside("/static/"));
    }

    @Test
    void an_origin_group_with_one_of_the_buckets_is_not_foreign() {
        var group = new Behaviour(PathPattern.ALL, List.of(API, BUCKET), false, DirectoryIndex.ROOT);

        assertThat(distribution(group).foreignPrefixes(Set.of("site"))).isEmpty();
    }

    private static Behaviour behaviour(String pattern, Origin origin) {
        return new Behaviour(new PathPattern(pattern), List.of(origin), false, DirectoryIndex.ROOT);
    }

    private static Distribution distribution(Behaviour... behaviours) {
        return new Distribution("E1", List.of(behaviours), "", List.of());
    }

    private static Distribution distribution(ErrorPage... errorPages) {
        return new Distribution("E1", List.of(behaviour("*", BUCKET)), "", List.of(errorPages));
    }
}
