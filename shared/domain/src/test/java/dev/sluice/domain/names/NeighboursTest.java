package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {

    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @ParameterizedTest
    @ValueSource(
            strings = {"assets/dist-OUDAbtrE.js", "assets/folders.store-BZRFHI-E.js", "assets/SettingsSso-BMM-Sody.js"})
    void a_hash_that_looks_like_a_word_is_one_among_hashes(String key) {
        var names = VersionedNames.BUILT_IN;

        assertThat(names.contain(key)).isFalse();
        assertThat(names.among(with(key, hashed("assets/", 200))).test(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/index-tailwind.js",
                "assets/app-DataView.js",
                "assets/menu-facade.js",
                "assets/plugin-Markdown.js",
                "assets/vendor-20240101.js",
                "assets/jquery-3.7.1.min.js",
                "assets/logo.svg",
                "assets/index.js"
            })
    void a_word_stays_a_word_among_hashes(String key) {
        assertThat(VersionedNames.BUILT_IN
                        .among(with(key, hashed("assets/", 200)))
                        .test(key))
                .isFalse();
    }

    @Test
    void a_few_neighbours_prove_nothing() {
        var key = "assets/dist-OUDAbtrE.js";

        assertThat(VersionedNames.BUILT_IN
                        .among(with(key, hashed("assets/", 20)))
                        .test(key))
                .isFalse();
    }

    @Test
    void neighbours_that_are_named_by_people_prove_nothing() {
        var key = "assets/dist-OUDAbtrE.js";
        var named =
                IntStream.range(0, 20).mapToObj(i -> "assets/page" + i + ".js").toList();

        var neighbours =
                Stream.concat(hashed("assets/", 200).stream(), named.stream()).toList();

        assertThat(VersionedNames.BUILT_IN.among(with(key, neighbours)).test(key))
                .isFalse();
    }

    @Test
    void only_the_same_folder_counts() {
        var key = "lib/dist-OUDAbtrE.js";

        assertThat(VersionedNames.BUILT_IN
                        .among(with(key, hashed("assets/", 200)))
                        .test(key))
                .isFalse();
    }

    @Test
    void what_the_owner_calls_unversioned_stays_so() {
        var key = "assets/dist-OUDAbtrE.js";
        var names = VersionedNames.of(List.of(), List.of("assets/dist-*"));

        assertThat(names.among(with(key, hashed("assets/", 200))).test(key)).isFalse();
    }

    private static List<String> with(String key, List<String> others) {
        return Stream.concat(Stream.of(key), others.stream()).toList();
    }

    private static List<String> hashed(String folder, int count) {
        var random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> folder + "chunk" + i + "-"
                        + IntStream.range(0, 8)
                                .mapToObj(j -> String.valueOf(BASE64URL.charAt(random.nextInt(64))))
                                .collect(Collectors.joining())
                        + ".js")
                .toList();
    }
}
