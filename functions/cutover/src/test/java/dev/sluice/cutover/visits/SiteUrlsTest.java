package dev.sluice.cutover.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteUrlsTest {

    private final SiteUrls site = new SiteUrls("www.example.com");

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/docs/?page=2&q=a+b,/docs/?page=2&q=a+b",
        "/a b,/a%20b",
        "/über,/%C3%BCber",
        "/a%20b,/a%20b",
        "/100%,/100%25",
        "/[id]/{x}|y,/%5Bid%5D/%7Bx%7D%7Cy",
        "/page#part,/page"
    })
    void a_path_is_sent_as_browsers_send_it(String written, String sent) {
        assertThat(site.of(written)).hasToString("https://www.example.com" + sent);
    }

    @Property
    void every_path_becomes_a_url_of_the_site(@ForAll String text) {
        var url = site.of("/" + text);

        assertThat(url.getHost()).isEqualTo("www.example.com");
        assertThat(url.toASCIIString()).isEqualTo(url.toString());
    }

    @Property
    void whatever_a_page_refers_to_is_ours_or_nothing(@ForAll String text) {
        var page = URI.create("https://www.example.com/");

        assertThat(site.ours(page, text).map(URI::getHost).orElse("www.example.com"))
                .isEqualTo("www.example.com");
    }
}
