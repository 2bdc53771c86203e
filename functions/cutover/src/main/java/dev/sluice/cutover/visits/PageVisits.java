package dev.sluice.cutover.visits;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmFetch.Answer;
import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.ArmServer;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.freshness.Encoding;
import dev.sluice.domain.preflight.CrossFetch;
import dev.sluice.domain.preflight.CrossFetch.Asset;
import dev.sluice.domain.preflight.CrossFetch.Page;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Opens a few pages on both arms, and looks on each arm for what the other one's pages refer to. */
public final class PageVisits {

    private static final int MOST_PAGES = 3;
    private static final int MOST_ASSETS = 20;
    private static final int MOST_REDIRECTS = 3;

    /** Fetches at a time: a stable arm that is to be replaced may be a small one. */
    private static final int AT_ONCE = 6;

    private final ArmFetch fetch;
    private final Crew crew;

    /** @param executor runs the requests, of which each may take its full timeout */
    public PageVisits(ArmFetch fetch, Executor executor) {
        this.fetch = fetch;
        this.crew = new Crew(executor, AT_ONCE);
    }

    /** Nothing when an arm's records lead nowhere; a rule of their own says so. */
    public CrossFetch of(CutoverRequest request, RecordGroup records) {
        var servers = new EnumMap<Arm, String>(Arm.class);
        Arrays.stream(Arm.values())
                .forEach(arm -> ArmServer.of(records, arm).ifPresent(server -> servers.put(arm, server)));
        if (servers.size() < Arm.values().length) {
            return CrossFetch.NOTHING;
        }
        var site = new SiteUrls(request.site().domain());
        var paths = request.warmUp().paths().isEmpty()
                ? List.of("/")
                : request.warmUp().paths().stream().limit(MOST_PAGES).toList();
        return new Round(site, servers).of(paths);
    }

    private record Call(String path, Arm arm, URI url) {}

    /** @param call the last one: redirects within the site were followed, others lead users on */
    private record Visit(Call call, Answer answer) {

        Page page() {
            boolean usable = answer.isGood() || (answer instanceof Response response && response.isRedirect());
            return new Page(call.path(), call.arm(), usable, answer.words());
        }

        Stream<Reference> references(SiteUrls site) {
            return answer instanceof Response response && response.isGood() && response.isHtml()
                    ? PageAssets.of(call.url(), response.text(), site).stream()
                            .map(asset -> new Reference(asset, call.path(), call.arm()))
                    : Stream.empty();
        }
    }

    /** @param page of {@code arm} that refers to it */
    private record Reference(URI asset, String page, Arm arm) {}

    private final class Round {

        private final SiteUrls site;
        private final Map<Arm, String> servers;

        Round(SiteUrls site, Map<Arm, String> servers) {
            this.site = site;
            this.servers = servers;
        }

        CrossFetch of(List<String> paths) {
            var calls = Arrays.stream(Arm.values())
                    .flatMap(arm -> paths.stream().map(path -> new Call(path, arm, site.of(path))))
                    .toList();
            var visits = crew.all(calls, call -> open(call, MOST_REDIRECTS));
            var references = Arrays.stream(Arm.values())
                    .flatMap(arm -> references(visits, arm))
                    .toList();
            var assets = crew.all(references, this::lookOnOtherArm).stream()
                    .flatMap(Optional::stream)
                    .toList();
            return new CrossFetch(visits.stream().map(Visit::page).toList(), assets);
        }

        private Visit open(Call call, int redirects) {
            var answer = get(call.url(), call.arm());
            var further = answer instanceof Response response && response.isRedirect() && redirects > 0
                    ? site.ours(call.url(), response.location())
                    : Optional.<URI>empty();
            return further.map(url -> open(new Call(call.path(), call.arm(), url), redirects - 1))
                    .orElseGet(() -> new Visit(call, answer));
        }

        private Stream<Reference> references(List<Visit> visits, Arm arm) {
            var seen = new HashSet<URI>();
            return visits.stream()
                    .filter(visit -> visit.call().arm() == arm)
                    .flatMap(visit -> visit.references(site))
                    .filter(reference -> seen.add(reference.asset()))
                    .limit(MOST_ASSETS);
        }

        /** Empty when neither arm has it: a broken reference is not the ramp's concern. */
        private Optional<Asset> lookOnOtherArm(Reference reference) {
            var there = get(reference.asset(), other(reference.arm()));
            if (!isAsset(there) && !isAsset(get(reference.asset(), reference.arm()))) {
                return Optional.empty();
            }
            return Optional.of(new Asset(
                    SiteUrls.path(reference.asset()),
                    reference.page(),
                    reference.arm(),
                    isAsset(there),
                    there.words()));
        }

        private Answer get(URI url, Arm arm) {
            return fetch.get(url, servers.get(arm), Encoding.PLAIN);
        }

        private static Arm other(Arm arm) {
            return arm == Arm.STABLE ? Arm.CANARY : Arm.STABLE;
        }

        /** An HTML page in the place of a file is how single-page applications say that there is none. */
        private static boolean isAsset(Answer answer) {
            return answer instanceof Response response
                    && (response.isRedirect() || (response.isGood() && !response.isHtml()));
        }
    }
}
