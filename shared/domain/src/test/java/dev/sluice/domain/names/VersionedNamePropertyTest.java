package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionedNamePropertyTest {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DECIMAL = "0123456789";
    private static final List<String> WORDS = List.of(
            ("about access account action address admin advanced agent alert align analysis analytics anchor android angular"
                            + " animated application archive article aspect asset async attach audience audio author avatar"
                            + " backdrop background badge balance banner baseline behavior benefits between billing binding"
                            + " bitcoin blank block blog bookmark border bottom bounce boundary branding breadcrumb breakpoint"
                            + " brightness browser bucket buffer builder bundle business button calendar callback camera"
                            + " campaign cancel canvas caption carousel category channel chapter charts checkbox checkout"
                            + " children circle clipboard clock cluster collapse collection color column combobox command"
                            + " comment commerce common community company compare complete component computer config"
                            + " connection console constant contact container content context contrast control converter"
                            + " cookies copyright corner counter country coupon course creative credentials currency custom"
                            + " customer dashboard database dataview debounce decimal default delivery dependency desktop"
                            + " details developer device diagram dialog directory disabled discount dispatch display divider"
                            + " document domain download dragging drawer dropdown duration dynamic editor element emitter"
                            + " employee encoding endpoint engine entities envelope equation error evaluate events example"
                            + " exchange execution explorer export extension external factory favorite feature feedback"
                            + " fetcher fieldset filter finance firewall flexible floating folder follower footer format"
                            + " formdata forward fragment frame framework function gallery gateway generator geometry gesture"
                            + " global gradient graphics grid grouping guidelines handbook handler hardware header headline"
                            + " height helper hidden highlight history home horizontal hydrate icon identity iframe image"
                            + " import indicator infinite info inline input insert inspector instance integration interface"
                            + " internal invoice issues iterator javascript journal keyboard keyframe keyword landing language"
                            + " layout legacy legend library license lightbox limit linear listener literal loader locale"
                            + " location logger login logout machine magazine manager manifest mapping marker markdown market"
                            + " matcher material matrix measure media member memory mention menu message metadata metrics"
                            + " middleware minimal mobile modal module monitor multiple navbar navigate network newsletter"
                            + " notebook notification number object observer offline onboarding operator optimize option order"
                            + " organize outline overflow overlay overview package padding pagination palette panel parallax"
                            + " parser partner password pattern payment pending people percent performance permission phone"
                            + " picker pipeline placeholder planning platform player plugin pointer policy polyfill popover"
                            + " portfolio position preferences prefetch preload presence preview pricing primary printer"
                            + " privacy process product profile progress project promise prompt property protocol provider"
                            + " proxy publish purchase quality quantity queries question quick radio range rating reaction"
                            + " reader reducer redirect refresh region register release reminder remote render repeat reports"
                            + " request require resize resolver resource response responsive restore result retry reverse"
                            + " review ribbon router runtime sample schedule schema scope screen scroll search secondary"
                            + " section security segment select semantic sender sequence server service session settings shadow"
                            + " shape shared shipping shortcut sidebar signature simple sitemap skeleton slider snippet social"
                            + " software solution source spinner sprite stability standard statistics status stepper sticky"
                            + " storage strategy stream string structure studio stylesheet submit subscribe summary support"
                            + " surface switch symbol syntax system tables tailwind target template terminal testing textarea"
                            + " theme thumbnail ticket timeline toggle token toolbar tooltip topology tracking transform"
                            + " transition translate trigger tutorial typescript typography universal unknown update upload"
                            + " utility validate variable vendor version vertical video viewport virtual visible vocabulary"
                            + " wallet warning watcher weather webhook website welcome widget wizard worker workflow workspace"
                            + " wrapper")
                    .split(" "));

    /** Names of 20,000 hashes drawn at random, and how many of them may be missed. */
    @ParameterizedTest
    @CsvSource({
        "assets/index-{64:8}.js,                     0.5",
        "assets/index.{64:8}.css,                    0.5",
        "assets/inter-{64:8}.woff2,                  0.5",
        "assets/logo-{64:8}.svg,                     1",
        "index-{64:8}.js,                            0.7",
        "_nuxt/{64:8}.js,                            0.5",
        "_nuxt/{64:8}2.js,                           0.5",
        "_astro/index.{64:8}.css,                    0.5",
        "_astro/hero.{64:8}_Z1abc2.webp,             0.7",
        "_next/static/{64:21}/_buildManifest.js,     0",
        "main.{16:8}.js,                             0.2",
        "static/js/main.{16:8}.chunk.js,             0.2",
        "assets/index-{16:8}.js,                     0.2",
        "static/media/logo.{16:8}.svg,               0.2",
        "main.{16:16}.js,                            0.1",
        "main.{16:20}.js,                            0.1",
        "{16:32}.eot,                                0",
        "static/css/base.{16:12}.css,                0.5",
        "application-{16:64}.css,                    0",
        "_nuxt/{16:7}.js,                            0.2",
        "chunk-{32:8}.js,                            0.2",
        "dist/product-{32:8}.mjs,                    0.6",
        "_framework/System.Private.{36:10}.wasm,     0.3",
        "css/app.{36:10}.css,                        6",
        "index-{36:8}.js,                            8",
        "_astro/ec.{36:5}.js,                        0",
        "_next/static/chunks/{40:13}.js,             0.5",
        "assets/app-{64:7}.js,                       10"
    })
    void random_hashes_are_recognised(String shape, double percentMissed) {
        var random = new Random(8);
        int hashes = 20_000;

        long missed = IntStream.range(0, hashes)
                .mapToObj(i -> name(shape, random))
                .filter(key -> !VersionedName.isVersioned(key))
                .count();

        assertThat(missed * 100.0 / hashes).isLessThanOrEqualTo(percentMissed);
    }

    @Property(tries = 20_000, seed = "20261124")
    boolean words_are_no_hashes(
            @ForAll("folders") String folder, @ForAll("phrases") String name, @ForAll("extensions") String extension) {
        return !VersionedName.isVersioned(folder + name + "." + extension);
    }

    @Property
    boolean dates_are_no_hashes(
            @ForAll("folders") String folder,
            @ForAll @IntRange(max = 40_000) int day,
            @ForAll("dates") String pattern) {
        String date = LocalDate.of(1950, 1, 1).plusDays(day).format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));

        return !VersionedName.isVersioned(folder + "report-" + date + ".js")
                && !VersionedName.isVersioned(folder + date + ".png")
                && !VersionedName.isVersioned(folder + "index." + date + ".js");
    }

    @Property
    boolean versions_are_no_hashes(
            @ForAll("folders") String folder,
            @ForAll @IntRange(max = 2_030) int major,
            @ForAll @IntRange(max = 99) int minor,
            @ForAll @IntRange(max = 20_000) int patch) {
        String version = major + "." + minor + "." + patch;

        return !VersionedName.isVersioned(folder + "jquery-" + version + ".min.js")
                && !VersionedName.isVersioned(folder + "lib@" + version + "-rc." + minor + ".js")
                && !VersionedName.isVersioned(folder + "v" + major + "." + minor + ".js");
    }

    @Property
    boolean numbers_are_no_hashes(@ForAll("folders") String folder, @ForAll @LongRange(min = 0) long number) {
        return !VersionedName.isVersioned(folder + number + ".jpg")
                && (Long.toString(number).length() == 8
                        || !VersionedName.isVersioned(folder + "photo-" + number + ".js"));
    }

    @Property
    boolean resolutions_are_no_hashes(
            @ForAll("folders") String folder,
            @ForAll @IntRange(min = 1, max = 9_999) int width,
            @ForAll @IntRange(min = 1, max = 9_999) int height) {
        return !VersionedName.isVersioned(folder + "hero-" + width + "x" + height + ".png");
    }

    @Property
    boolean uuids_are_no_hashes(
            @ForAll("folders") String folder,
            @ForAll long high,
            @ForAll long low,
            @ForAll("extensions") String extension) {
        String uuid = new UUID(high, low).toString();

        return !VersionedName.isVersioned(folder + uuid + "." + extension)
                && !VersionedName.isVersioned(folder + "report-" + uuid + "." + extension);
    }

    @Property
    boolean pages_are_never_versioned(@ForAll("folders") String folder, @ForAll long seed) {
        String hash = name("{16:32}", new Random(seed));

        return Stream.of("html", "htm", "xhtml", "HTML", "html.gz")
                .noneMatch(extension -> VersionedName.isVersioned(folder + "index." + hash + "." + extension));
    }

    @Property
    void any_string_is_a_key(@ForAll String key) {
        assertThat(VersionedName.of(key).isPresent()).isEqualTo(VersionedName.isVersioned(key));
    }

    @Property
    void any_mixture_of_separators_is_a_key(@ForAll("mixtures") String key) {
        assertThat(VersionedName.of(key).isPresent()).isEqualTo(VersionedName.isVersioned(key));
    }

    @Property
    boolean companions_share_their_files_answer(
            @ForAll("folders") String folder, @ForAll long seed, @ForAll("companions") String companion) {
        String key = folder + name("index-{64:8}.js", new Random(seed));

        return VersionedName.isVersioned(key + companion) == VersionedName.isVersioned(key);
    }

    @Provide
    Arbitrary<String> folders() {
        return Arbitraries.of("", "assets/", "static/js/", "images/", "docs/guide/", "build/", "css/");
    }

    @Provide
    Arbitrary<String> extensions() {
        return Arbitraries.of(
                "js", "css", "mjs", "woff2", "svg", "png", "json", "js.map", "md", "pdf", "bundle.js", "min.css");
    }

    @Provide
    Arbitrary<String> companions() {
        return Arbitraries.of(".map", ".gz", ".br", ".map.gz", ".LICENSE.txt");
    }

    @Provide
    Arbitrary<String> dates() {
        return Arbitraries.of("yyyyMMdd", "yyyy-MM-dd", "ddMMyyyy", "MMddyyyy", "yyyy_MM_dd", "yyMMdd");
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.strings()
                .withChars("ab01XY-_.~/")
                .withChars("\u00e9\u4e2d")
                .ofMaxLength(40);
    }

    /** One to three words, joined and cased as people do. */
    @Provide
    Arbitrary<String> phrases() {
        return Combinators.combine(
                        Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.integers().between(0, 7))
                .as(VersionedNamePropertyTest::phrase);
    }

    private static String phrase(List<String> words, int style) {
        List<String> capitalised = words.stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .toList();
        return switch (style) {
            case 0 -> String.join("-", words);
            case 1 -> String.join("_", words);
            case 2 -> String.join(".", words);
            case 3 -> String.join("", capitalised);
            case 4 -> "x-" + String.join("", capitalised);
            case 5 -> String.join("-", words).toUpperCase(Locale.ROOT);
            case 6 -> words.getFirst() + "-" + String.join("", words.subList(1, words.size()));
            default -> String.join("-", capitalised) + "2";
        };
    }

    /** Replaces {@code {radix:digits}} by so many random digits. */
    private static String name(String shape, Random random) {
        int open = shape.indexOf('{');
        int colon = shape.indexOf(':', open);
        int close = shape.indexOf('}', colon);
        String alphabet = alphabet(Integer.parseInt(shape.substring(open + 1, colon)));
        int digits = Integer.parseInt(shape.substring(colon + 1, close));
        String hash = random.ints(digits, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
        return shape.substring(0, open) + hash + shape.substring(close + 1);
    }

    private static String alphabet(int radix) {
        return switch (radix) {
            case 16 -> DECIMAL + "abcdef";
            case 32 -> UPPER + "234567";
            case 36 -> DECIMAL + LOWER;
            case 40 -> DECIMAL + LOWER + "_~.-";
            case 64 -> UPPER + LOWER + DECIMAL + "-_";
            default -> throw new IllegalArgumentException("no alphabet of " + radix);
        };
    }
}
