package dev.sluice.cutover.visits;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * What a sitemap lists.
 *
 * @param sitemaps further ones, when it is an index of them
 * @param pages of this site, in the order given
 * @see <a href="https://www.sitemaps.org/protocol.html">the sitemap protocol</a>
 */
record Sitemap(List<URI> sitemaps, List<URI> pages) {

    static Sitemap of(URI self, String xml, SiteUrls site) {
        var document = Jsoup.parse(xml, self.toString(), Parser.xmlParser());
        return new Sitemap(
                locations(document.select("sitemapindex > sitemap > loc").eachText(), self, site),
                locations(document.select("urlset > url > loc").eachText(), self, site));
    }

    private static List<URI> locations(List<String> texts, URI self, SiteUrls site) {
        return texts.stream()
                .map(text -> site.ours(self, text))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
