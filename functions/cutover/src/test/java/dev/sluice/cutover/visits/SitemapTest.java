package dev.sluice.cutover.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapTest {

    @Test
    void its_pages_of_this_site_are_listed_each_once() {
        var sitemap = sitemap("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <url><loc> https://www.example.com/ </loc><priority>1.0</priority></url>
                  <url><loc>https://www.example.com/search?a=1&amp;b=2</loc></url>
                  <url><loc>https://www.example.com/</loc></url>
                  <url><loc>https://www.example.org/elsewhere</loc></url>
                </urlset>
                """);

        assertThat(sitemap.pages())
                .containsExactly(
                        URI.create("https://www.example.com/"), URI.create("https://www.example.com/search?a=1&b=2"));
        assertThat(sitemap.sitemaps()).isEmpty();
    }

    @Test
    void an_index_lists_further_ones() {
        var sitemap = sitemap("""
                <sitemapindex><sitemap><loc>https://www.example.com/posts.xml</loc></sitemap></sitemapindex>
                """);

        assertThat(sitemap.sitemaps()).containsExactly(URI.create("https://www.example.com/posts.xml"));
        assertThat(sitemap.pages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>not found</body></html>", "<urlset><url><loc>", "\u0000\u0001"})
    void what_is_no_sitemap_lists_nothing(String text) {
        assertThat(sitemap(text).pages()).isEmpty();
    }

    private static Sitemap sitemap(String xml) {
        return Sitemap.of(URI.create("https://www.example.com/sitemap.xml"), xml, new SiteUrls("www.example.com"));
    }
}
