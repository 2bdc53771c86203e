package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionedNameTest {

    private static final NameTable SITES = NameTable.read("site-names.txt");

    static Stream<NameTable.Row> shapes() {
        return NameTable.read("name-shapes.txt").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void every_shape_is_told_by_its_key_alone(NameTable.Row row) {
        boolean versioned = VersionedName.isVersioned(row.key());

        assertThat(versioned)
                .as(() -> "%s, because of %s".formatted(row, VersionedName.of(row.key())))
                .isEqualTo(row.versioned());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void the_reason_agrees_with_the_answer(NameTable.Row row) {
        assertThat(VersionedName.of(row.key()).isPresent()).isEqualTo(VersionedName.isVersioned(row.key()));
    }

    @Test
    void real_sites_unhashed_names_are_never_versioned() {
        List<String> mistaken =
                SITES.unversioned().stream().filter(VersionedName::isVersioned).toList();

        assertThat(mistaken).isEmpty();
    }

    @Test
    void real_sites_hashed_names_are_recognised() {
        List<String> hashed = SITES.versioned();

        List<String> missed =
                hashed.stream().filter(key -> !VersionedName.isVersioned(key)).toList();

        assertThat(missed).hasSizeLessThanOrEqualTo(hashed.size() * 5 / 1_000);
    }

    @Test
    void a_hash_is_named_in_the_reason() {
        assertThat(VersionedName.of("assets/index-DYIkqkhu.js"))
                .contains(new VersionedName.Hashed("DYIkqkhu", Alphabet.BASE64URL));
        assertThat(VersionedName.of("main-34VY7I6V.js.map"))
                .contains(new VersionedName.Hashed("34VY7I6V", Alphabet.BASE32));
        assertThat(VersionedName.of("css/app.k5x2abq9wz.css.br"))
                .contains(new VersionedName.Hashed("k5x2abq9wz", Alphabet.BASE36));
        assertThat(VersionedName.of("787.b8fa26a9.chunk.js").orElseThrow().reason())
                .isEqualTo("hash b8fa26a9");
    }

    @Test
    void a_hash_may_begin_with_a_dash() {
        assertThat(VersionedName.of("assets/promotions.api--Zq4-Rgb.js"))
                .contains(new VersionedName.Hashed("-Zq4-Rgb", Alphabet.BASE64URL));
    }

    @Test
    void the_whole_immutable_folder_is_named_in_the_reason() {
        assertThat(VersionedName.of("shop/_app/immutable/nodes/0.js")
                        .orElseThrow()
                        .reason())
                .isEqualTo("immutable folder shop/_app/immutable/");
    }
}
