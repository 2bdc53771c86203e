package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class PurgePlannerPropertyTest {

    record Case(List<EdgePath> purge, Inventory inventory, PurgeLimits limits) {

        PurgePlan plan() {
            return PurgePlanner.plan(purge, inventory, limits);
        }

        boolean fits() {
            return limits.wildcards() > 0
                    || (purge.stream().noneMatch(EdgePath::isWildcard)
                            && Set.copyOf(purge).size() <= limits.paths());
        }
    }

    @Property(tries = 3_000)
    void no_set_of_prefixes_is_better(@ForAll("cases") Case deploy) {
        Optional<Score> best = BruteForce.best(deploy.purge, deploy.inventory, deploy.limits);

        if (best.isEmpty()) {
            assertThatThrownBy(deploy::plan).isInstanceOf(PurgeDoesNotFitException.class);
        } else {
            PurgePlan plan = deploy.plan();
            var score = Score.of(plan.paths(), deploy.purge, deploy.inventory);
            assertThat(score).isEqualTo(best.get());
            assertThat(plan.overPurged()).isEqualTo(score.overPurge());
        }
    }

    @Property(tries = 100)
    void the_textbook_solution_is_no_better(@ForAll("largeDeploys") Case deploy) {
        isAsGoodAsTheTextbook(deploy);
    }

    @Property(tries = 1_000)
    void nor_is_it_where_the_budget_is_nearly_enough(@ForAll("smallDeploys") Case deploy) {
        isAsGoodAsTheTextbook(deploy);
    }

    private static void isAsGoodAsTheTextbook(Case deploy) {
        var plan = deploy.plan();

        assertThat(Score.of(plan.paths(), deploy.purge, deploy.inventory))
                .isEqualTo(PlainPlanner.best(deploy.purge, deploy.inventory.live(), deploy.limits));
    }

    @Property
    void everything_is_covered_and_nothing_twice(@ForAll("cases") Case deploy) {
        if (deploy.fits()) {
            List<EdgePath> paths = deploy.plan().paths();

            assertThat(deploy.purge)
                    .allMatch(target -> paths.stream().anyMatch(path -> BruteForce.covers(path, target)));
            assertThat(paths)
                    .isSorted()
                    .allSatisfy(path -> assertThat(paths)
                            .filteredOn(other -> BruteForce.covers(other, path))
                            .containsExactly(path));
        }
    }

    @Property
    void the_limits_hold(@ForAll("cases") Case deploy) {
        if (deploy.fits()) {
            PurgePlan plan = deploy.plan();

            assertThat(plan.billedPaths()).isLessThanOrEqualTo(deploy.limits.paths());
            assertThat(plan.wildcards()).isLessThanOrEqualTo(deploy.limits.wildcards());
        }
    }

    @Property
    void a_wildcard_is_as_long_as_what_it_covers_allows(@ForAll("cases") Case deploy) {
        if (deploy.fits()) {
            assertThat(deploy.plan().paths()).filteredOn(EdgePath::isWildcard).allSatisfy(wildcard -> {
                List<EdgePath> covered = deploy.purge.stream()
                        .filter(target -> BruteForce.covers(wildcard, target))
                        .toList();
                assertThat(BruteForce.wildcardsOver(covered.getFirst())
                                .filter(longer -> covered.stream().allMatch(t -> BruteForce.covers(longer, t)))
                                .toList())
                        .last()
                        .isEqualTo(wildcard);
            });
        }
    }

    @Property
    void order_and_repetition_do_not_matter(@ForAll("cases") Case deploy, @ForAll Random random) {
        if (deploy.fits()) {
            var purge = new ArrayList<>(deploy.purge);
            purge.addAll(deploy.purge);
            var live = new ArrayList<>(deploy.inventory.live());
            var unlisted = new ArrayList<>(deploy.inventory.unlisted());
            unlisted.addAll(deploy.inventory.unlisted());
            List.of(purge, live, unlisted).forEach(list -> Collections.shuffle(list, random));

            var shuffled = PurgePlanner.plan(purge, new Inventory(live, unlisted), deploy.limits);

            assertThat(shuffled).isEqualTo(deploy.plan());
        }
    }

    @Property
    void a_larger_budget_never_costs_more(@ForAll("cases") Case deploy) {
        if (deploy.fits()) {
            var paths = new PurgeLimits(deploy.limits.paths() + 1, deploy.limits.wildcards());
            var wildcards = new PurgeLimits(deploy.limits.paths(), deploy.limits.wildcards() + 1);

            assertThat(List.of(paths, wildcards))
                    .allSatisfy(larger -> assertThat(PurgePlanner.plan(deploy.purge, deploy.inventory, larger)
                                    .overPurged())
                            .isLessThanOrEqualTo(deploy.plan().overPurged()));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        var live =
                Combinators.combine(paths(5), Arbitraries.longs().between(0, 3)).as(LiveObject::new);
        var inventory = Combinators.combine(
                        live.list().ofMaxSize(8),
                        paths(3).map(EdgePath::value).list().ofMaxSize(3))
                .as(Inventory::new);
        var purge = Arbitraries.frequencyOf(Tuple.of(5, paths(5)), Tuple.of(1, paths(3).map(EdgePath::withWildcard)));
        var limits = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 3))
                .as(PurgeLimits::new);
        return Combinators.combine(purge.list().ofMinSize(0).ofMaxSize(8), inventory, limits)
                .as(Case::new);
    }

    @Provide
    Arbitrary<Case> largeDeploys() {
        return deploys(20, 200, 20);
    }

    @Provide
    Arbitrary<Case> smallDeploys() {
        return deploys(8, 24, 16);
    }

    private static Arbitrary<Case> deploys(int fewest, int most, int maxPaths) {
        var live =
                Combinators.combine(paths(9), Arbitraries.longs().between(0, 9)).as(LiveObject::new);
        var limits = Combinators.combine(
                        Arbitraries.integers().between(3, maxPaths),
                        Arbitraries.integers().between(1, 13))
                .as(PurgeLimits::new);
        return Combinators.combine(
                        paths(9).set().ofMinSize(fewest).ofMaxSize(most),
                        live.list().ofMaxSize(most),
                        limits)
                .as((purge, objects, limit) -> new Case(
                        List.copyOf(purge),
                        Inventory.of(objects.stream()
                                .filter(object -> !purge.contains(object.path()))
                                .toList()),
                        limit));
    }

    /** Few different characters, so that prefixes are shared; some share a part of their escapes as well. */
    private static Arbitrary<EdgePath> paths(int characters) {
        return Arbitraries.of("a", "b", "/", "%20", "%21", "%E4%B8%AD", "%E4%B8%AE", "!")
                .list()
                .ofMaxSize(characters)
                .map(parts -> new EdgePath("/" + String.join("", parts)));
    }
}
