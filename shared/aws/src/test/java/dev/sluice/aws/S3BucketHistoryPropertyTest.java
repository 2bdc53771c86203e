package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.ObjectVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class S3BucketHistoryPropertyTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** However the listing is cut into pages, and whatever it jumps over. */
    @Property(tries = 3_000)
    void the_whole_history_of_exactly_the_wanted_keys_is_found(
            @ForAll("keys") List<String> written,
            @ForAll("keys") List<String> wanted,
            @ForAll @IntRange(min = 1, max = 6) int pageSize) {
        var s3 = new PagedS3(pageSize);
        for (int i = 0; i < written.size(); i++) {
            var time = NOON.plusSeconds(i);
            if (i % 3 == 2) {
                s3.delete(written.get(i), time);
            } else {
                s3.put(written.get(i), time);
            }
        }

        var versions = new S3BucketHistory(s3, Runnable::run).versions("site", wanted);

        var expected = new HashMap<String, List<String>>();
        Set.copyOf(wanted).stream().filter(written::contains).forEach(key -> expected.put(key, s3.history(key)));
        var found = new HashMap<String, List<String>>();
        versions.forEach((key, history) ->
                found.put(key, history.stream().map(ObjectVersion::id).toList()));
        assertThat(found).isEqualTo(expected);
        assertThat(s3.requests())
                .isLessThanOrEqualTo(
                        written.size() / pageSize + 1 + Set.copyOf(wanted).size());
    }

    /** Few different characters, those among them whose order or neighbours are special. */
    @Provide
    Arbitrary<List<String>> keys() {
        return Arbitraries.of(
                        "a", "b", "/", "\u0000", "\u0001", "\uD7FF", "\uE000", "\uFFFF", "\uD800\uDC00", "\uDBFF\uDFFF")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(characters -> String.join("", characters))
                .list()
                .ofMaxSize(25);
    }
}
