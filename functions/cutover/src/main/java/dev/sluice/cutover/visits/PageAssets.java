package dev.sluice.cutover.visits;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/** The files a page needs to be shown. */
final class PageAssets {

    /** Links to other pages, feeds and translations are not part of a page. */
    private static final String REFERENCES =
            "script[src], img[src], link[rel~=(?i)^(stylesheet|preload|modulepreload)$],"
                    + " link[rel~=(?i)(^|\\s)(icon|manifest)($|\\s)]";

    private PageAssets() {}

    /** Those of the site itself, each once, in the order of the page. */
    static List<URI> of(URI page, String html, SiteUrls site) {
        return Jsoup.parse(html, page.toString()).select(REFERENCES).stream()
                .map(element -> element.absUrl(element.tagName().equals("link") ? "href" : "src"))
                .map(url -> site.ours(page, url))
                .flatMap(Optional::stream)
                .filter(asset -> !asset.equals(page))
                .distinct()
                .toList();
    }
}
