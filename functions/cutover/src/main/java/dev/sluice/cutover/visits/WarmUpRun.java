package dev.sluice.cutover.visits;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmFetch.Answer;
import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.WarmUp;
import dev.sluice.domain.freshness.Encoding;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Fetches through the distribution what users will ask for first, and then once more to see whether it was kept. It warms
 * the cache nearest to this function, and with it the regional cache and origin shield that other edges ask.
 */
public final class WarmUpRun {

    private static final int MOST_SITEMAPS = 10;

    private final ArmFetch fetch;
    private final SiteUrls site;
    private final String server;
    private final Executor executor;
    private final BooleanSupplier isOver;

    /**
     * @param server the distribution's own domain name
     * @param executor runs the requests
     * @param isOver whether it is too late to begin another request
     */
    public WarmUpRun(ArmFetch fetch, String domain, String server, Executor executor, BooleanSupplier isOver) {
        this.fetch = fetch;
        this.site = new SiteUrls(domain);
        this.server = server;
        this.executor = executor;
        this.isOver = isOver;
    }

    private record Visit(URI url, Answer answer) {

        String failure() {
            return SiteUrls.path(url) + " " + answer.words();
        }
    }

    /** Fetches as browsers do: what is cached for them is kept apart from what is cached for others. */
    public Warmth of(WarmUp warmUp) {
        var failures = new ArrayList<String>();
        var urls = urls(warmUp, failures);
        int sitemapFailures = failures.size();
        var crew = new Crew(executor, warmUp.concurrency());
        var first = crew.until(isOver, urls, url -> visit(url, Encoding.COMPRESSED)).stream()
                .flatMap(Optional::stream)
                .toList();
        first.stream()
                .filter(visit -> !isWell(visit.answer()))
                .map(Visit::failure)
                .forEach(failures::add);
        var kept = first.stream()
                .filter(visit -> isWell(visit.answer()))
                .map(Visit::url)
                .toList();
        var second = crew.until(isOver, kept, url -> visit(url, Encoding.COMPRESSED)).stream()
                .flatMap(Optional::stream)
                .toList();
        long hits = second.stream()
                .filter(visit -> visit.answer() instanceof Response response && response.isHit())
                .count();
        return new Warmth(
                first.size() + sitemapFailures,
                urls.size() - first.size(),
                Math.toIntExact(hits),
                second.size(),
                failures);
    }

    private Set<URI> pages(String sitemap, int most, List<String> failures) {
        var pages = new LinkedHashSet<URI>();
        var queue = new ArrayList<>(List.of(site.of(sitemap)));
        for (int i = 0; i < queue.size() && i < MOST_SITEMAPS && pages.size() < most && !isOver.getAsBoolean(); i++) {
            var visit = visit(queue.get(i), Encoding.PLAIN);
            if (visit.answer() instanceof Response response && response.isGood()) {
                var listed = Sitemap.of(visit.url(), response.text(), site);
                pages.addAll(listed.pages());
                queue.addAll(listed.sitemaps());
            } else {
                failures.add(visit.failure());
            }
        }
        return pages;
    }

    private List<URI> urls(WarmUp warmUp, List<String> failures) {
        var urls = new LinkedHashSet<URI>();
        warmUp.paths().stream().map(site::of).forEach(urls::add);
        warmUp.sitemap().ifPresent(sitemap -> urls.addAll(pages(sitemap, warmUp.most(), failures)));
        return urls.stream().limit(warmUp.most()).toList();
    }

    private Visit visit(URI url, Encoding encoding) {
        return new Visit(url, fetch.get(url, server, encoding));
    }

    /** A redirect is kept at the edge like a page. */
    private static boolean isWell(Answer answer) {
        return answer instanceof Response response && (response.isGood() || response.isRedirect());
    }
}
