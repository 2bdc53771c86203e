package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.PurgeLimits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tries every set of wildcards at every string prefix. */
final class BruteForce {

    private final Collection<EdgePath> purge;
    private final Inventory inventory;
    private final PurgeLimits limits;
    private final List<EdgePath> candidates;
    private Score best;

    private BruteForce(Collection<EdgePath> purge, Inventory inventory, PurgeLimits limits) {
        this.purge = purge;
        this.inventory = inventory;
        this.limits = limits;
        this.candidates =
                purge.stream().flatMap(BruteForce::wildcardsOver).distinct().toList();
    }

    /** The best score, or nothing when no plan fits. */
    static Optional<Score> best(Collection<EdgePath> purge, Inventory inventory, PurgeLimits limits) {
        var search = new BruteForce(purge, inventory, limits);
        search.extend(List.of(), 0);
        return Optional.ofNullable(search.best);
    }

    static Stream<EdgePath> wildcardsOver(EdgePath path) {
        return IntStream.rangeClosed(1, path.prefix().length())
                .mapToObj(length -> path.prefix().substring(0, length))
                .filter(BruteForce::endsBetweenCharacters)
                .map(prefix -> new EdgePath(prefix + "*"));
    }

    static boolean covers(EdgePath chosen, EdgePath target) {
        return chosen.isWildcard() ? target.prefix().startsWith(chosen.prefix()) : chosen.equals(target);
    }

    private static boolean endsBetweenCharacters(String prefix) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) != '%') {
                octets.write(prefix.charAt(i));
            } else if (i + 2 < prefix.length()) {
                octets.write(Integer.parseInt(prefix.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void extend(List<EdgePath> wildcards, int next) {
        consider(wildcards);
        if (wildcards.size() < limits.wildcards()) {
            for (int i = next; i < candidates.size(); i++) {
                var more = new ArrayList<>(wildcards);
                more.add(candidates.get(i));
                extend(more, i + 1);
            }
        }
    }

    private void consider(List<EdgePath> wildcards) {
        var chosen = new ArrayList<>(wildcards);
        purge.stream()
                .distinct()
                .filter(target -> wildcards.stream().noneMatch(wildcard -> covers(wildcard, target)))
                .forEach(chosen::add);
        var score = Score.of(chosen, purge, inventory);
        if (score.paths() <= limits.paths()
                && score.wildcards() <= limits.wildcards()
                && (best == null || score.compareTo(best) < 0)) {
            best = score;
        }
    }
}
