package dev.sluice.rehearsal.deploy;

import dev.sluice.domain.freshness.EdgeAnswer;
import dev.sluice.domain.freshness.EdgeAnswer.Response;
import dev.sluice.domain.freshness.EdgeAnswer.Silence;
import dev.sluice.domain.freshness.EdgeProbe;
import dev.sluice.domain.freshness.Encoding;
import dev.sluice.rehearsal.cloudfront.SimulatedDistribution;
import java.net.URI;
import java.util.Optional;

/** Asks the point of presence next to the functions, as DNS would have it, in the headers of CloudFront. */
final class SimulatedProbe implements EdgeProbe {

    private final SimulatedDistribution distribution;

    SimulatedProbe(SimulatedDistribution distribution) {
        this.distribution = distribution;
    }

    /** The only one that functions see. */
    static String pop(SimulatedDistribution distribution) {
        return distribution.edge().pops().getFirst();
    }

    @Override
    public EdgeAnswer get(URI url, Encoding encoding) {
        if (!url.getHost().equals(distribution.domainName())) {
            return new Silence("cannot be reached: " + url.getHost());
        }
        var response = distribution.edge().get(pop(distribution), url.toString());
        var weak = encoding == Encoding.COMPRESSED ? "W/" : "";
        return new Response(
                response.status(),
                Optional.ofNullable(response.etag()).map(etag -> weak + "\"" + etag + "\""),
                Optional.of(response.age()).filter(age -> !age.isZero()),
                response.cache().header(),
                response.pop(),
                "");
    }
}
