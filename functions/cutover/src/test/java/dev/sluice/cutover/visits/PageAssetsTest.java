package dev.sluice.cutover.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAssetsTest {

    private static final URI PAGE = URI.create("https://www.example.com/docs/start");

    @Test
    void scripts_styles_images_and_preloads_are_found_in_the_order_of_the_page() {
        var assets = assets("""
                <!doctype html><head>
                <link rel=stylesheet href=/app.1a2b.css>
                <link rel="modulepreload" href="../chunk.js?v=2">
                <link rel="shortcut icon" href="https://www.example.com/favicon.ico">
                <script type=module src="app.js"></script>
                <body><img alt="" src="//www.example.com/logo.svg#dark">
                """);

        assertThat(assets)
                .containsExactly(
                        "https://www.example.com/app.1a2b.css",
                        "https://www.example.com/chunk.js?v=2",
                        "https://www.example.com/favicon.ico",
                        "https://www.example.com/docs/app.js",
                        "https://www.example.com/logo.svg");
    }

    @Test
    void a_base_moves_relative_references() {
        assertThat(assets("<base href='/v2/'><script src=app.js></script>"))
                .containsExactly("https://www.example.com/v2/app.js");
    }

    @Test
    void a_file_named_twice_is_one() {
        assertThat(assets("<img src=/a.png><img src=/a.png#b><img src='http://WWW.example.com/a.png'>"))
                .containsExactly("https://www.example.com/a.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src='https://cdn.example.net/jquery.js'></script>",
                "<script>let inline = 1</script>",
                "<img src='data:image/gif;base64,R0lGOD'>",
                "<link rel=canonical href='/docs/'>",
                "<link rel=alternate hreflang=de href='/de/'>",
                "<a href='/next'>next</a>",
                "<img src=''>",
                "not even <html"
            })
    void what_is_of_others_or_no_file_is_none(String html) {
        assertThat(assets(html)).isEmpty();
    }

    @Test
    void a_space_is_sent_as_browsers_send_it() {
        assertThat(assets("<img src='/a b.png'>")).containsExactly("https://www.example.com/a%20b.png");
    }

    private static List<String> assets(String html) {
        return PageAssets.of(PAGE, html, new SiteUrls("www.example.com")).stream()
                .map(URI::toString)
                .toList();
    }
}
