package dev.sluice.rehearsal.cutover;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.freshness.Encoding;
import dev.sluice.rehearsal.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Both arms as one who asks them directly meets them: a page, the two files it needs, and a cache before one of the arms. */
final class SimulatedArms implements ArmFetch {

    private static final Duration ANSWER = Duration.ofMillis(40);
    private static final String PAGE = """
            <!doctype html><title>Shop</title>
            <link rel="stylesheet" href="/assets/index-DiwrgTda.css">
            <script type="module" src="/assets/index-Bx7f3kQm.js"></script>
            """;

    private final World world;
    private final String cached;
    private final Set<URI> kept = new HashSet<>();

    /** @param cached the server that keeps what it has answered once */
    SimulatedArms(World world, String cached) {
        this.world = world;
        this.cached = cached;
    }

    @Override
    public Answer get(URI url, String server, Encoding encoding) {
        world.pause(ANSWER);
        var cache = !server.equals(cached) ? "" : kept.add(url) ? "Miss from cloudfront" : "Hit from cloudfront";
        return switch (url.getPath()) {
            case "/" -> new Response(200, "text/html; charset=utf-8", cache, "", PAGE);
            case "/assets/index-DiwrgTda.css" -> new Response(200, "text/css", cache, "", "");
            case "/assets/index-Bx7f3kQm.js" -> new Response(200, "text/javascript", cache, "", "");
            default -> new Response(404, "text/html", cache, "", "");
        };
    }
}
