package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a choice of paths costs, counted straight from the definition. */
record Score(OverPurge overPurge, int paths, long wildcards) implements Comparable<Score> {

    static Score of(List<EdgePath> chosen, Collection<EdgePath> purge, Inventory inventory) {
        var taken = inventory.live().stream()
                .filter(object -> !purge.contains(object.path()))
                .filter(object -> chosen.stream()
                        .anyMatch(path ->
                                path.isWildcard() && object.path().value().startsWith(path.prefix())))
                .toList();
        long unlisted = inventory.unlisted().stream()
                .distinct()
                .filter(unknown -> chosen.stream()
                        .anyMatch(path -> path.isWildcard()
                                && (path.prefix().startsWith(unknown) || unknown.startsWith(path.prefix()))))
                .count();
        return new Score(
                new OverPurge(
                        unlisted,
                        taken.size(),
                        taken.stream().mapToLong(LiveObject::bytes).sum()),
                chosen.size(),
                chosen.stream().filter(EdgePath::isWildcard).count());
    }

    @Override
    public int compareTo(Score other) {
        return Comparator.comparingLong((Score score) -> score.overPurge.unlisted())
                .thenComparingLong(score -> score.overPurge.objects())
                .thenComparingLong(score -> score.overPurge.bytes())
                .thenComparingInt(Score::paths)
                .thenComparingLong(Score::wildcards)
                .compare(this, other);
    }
}
