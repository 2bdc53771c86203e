package dev.sluice.rehearsal.wire;

import static dev.sluice.rehearsal.wire.WeightedSite.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.Approvals;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.Ramp;
import dev.sluice.domain.cutover.WarmUp;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.rehearsal.CountedHealth;
import dev.sluice.rehearsal.LeapingTime;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import dev.sluice.rehearsal.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * The steps of a ramp and the way back, over HTTP, by what Route 53 has afterwards. The canary's metrics are made up: the SDK
 * for Java speaks CBOR to CloudWatch, which moto does not understand.
 */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import moto.server"},
        cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
@Timeout(60)
final class RampOverTheWireTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Moto moto;
    private WeightedSite site;
    private RollbackFunction rollback;
    private RampFunctions ramp;

    @BeforeAll
    static void start() throws IOException {
        moto = Moto.strict();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    @BeforeEach
    void install() throws IOException {
        moto.reset();
        site = new WeightedSite(moto);
        rollback = new RollbackFunction(moto, site, new LeapingTime(NOON));
        ramp = ramp(site.router());
    }

    @Test
    void a_ramp_moves_all_types_together_under_a_guard_and_leaves_none_behind() {
        var first = ramp.step(begun());
        var afterFirst = site.stored();
        var second = ramp.step(ramp.playUntil(first, Next.SHIFT_WEIGHT));
        var afterSecond = site.stored();

        ramp.playUntil(second, Next.PROMOTED);

        assertThat(afterFirst).containsExactlyInAnyOrderElementsOf(records(90, 10, site.healthCheck));
        assertThat(afterSecond).containsExactlyInAnyOrderElementsOf(records(0, 100, site.healthCheck));
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(0, 100));
        assertThat(rollback.read())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.path("Subject").stringValue()).startsWith("Sluice: www.example.com"));
    }

    @Test
    void records_are_read_page_by_page() {
        var pages = new AtomicInteger();

        var group = site.router(new ExecutionInterceptor() {
                    @Override
                    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
                        pages.incrementAndGet();
                        return ((ListResourceRecordSetsRequest) context.request())
                                .toBuilder().maxItems("2").build();
                    }
                })
                .read();

        assertThat(group).isEqualTo(site.router().read());
        assertThat(group.records()).hasSize(4);
        assertThat(pages).hasValue(2);
    }

    @Test
    void what_was_written_reads_as_it_was() {
        var router = site.router();
        var wanted = router.read().at(new Split(7, 3)).guardedBy(Optional.of(site.healthCheck));

        router.put(wanted);

        assertThat(router.read().driftFrom(wanted)).isEmpty();
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(7, 3, site.healthCheck));
    }

    @Test
    void a_swap_of_records_of_which_one_has_changed_changes_none() {
        var router = site.router();
        var then = router.read();
        site.put(WeightedSite.stable(RRType.AAAA, 80));
        var now = site.stored();

        assertThatThrownBy(() -> router.swap(then, then.at(Split.ofCanary(10))))
                .isInstanceOf(RoutingConflict.class)
                .hasMessageContaining("do not match the current values");

        assertThat(site.stored()).isEqualTo(now);
    }

    @Test
    void a_step_that_was_overtaken_holds_and_names_what_is_different() {
        var overtaken = ramp(site.router(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                if (context.request() instanceof ChangeResourceRecordSetsRequest) {
                    site.put(WeightedSite.stable(RRType.AAAA, 80));
                }
            }
        }));

        var held = overtaken.step(begun());

        assertThat(held.next()).isEqualTo(Next.HOLD);
        assertThat(held.said()).isEqualTo("somebody changed the records: AAAA stable, weight: 80 instead of 100");
        assertThat(site.stored())
                .contains(WeightedSite.stable(RRType.A, 100), WeightedSite.stable(RRType.AAAA, 80))
                .contains(WeightedSite.canary(RRType.A, 0), WeightedSite.canary(RRType.AAAA, 0));
    }

    @Test
    void a_step_whose_answer_got_lost_is_taken_once() {
        var begun = begun();
        ramp.step(begun);

        var again = ramp.step(begun);

        assertThat(again.next()).isEqualTo(Next.VERIFY_WEIGHT);
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(90, 10, site.healthCheck));
    }

    @Test
    void a_rollback_writes_over_whatever_it_finds() {
        ramp.step(begun());
        site.put(WeightedSite.stable(RRType.A, 3), WeightedSite.canary(RRType.AAAA, 77));

        var answer = rollback.on(calledByItself());

        assertThat(answer.path("outcome").stringValue()).isEqualTo("ROLLED_BACK");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
    }

    @Test
    void a_step_that_comes_after_a_rollback_changes_nothing_and_ends_the_ramp() {
        var before = ramp.playUntil(ramp.step(begun()), Next.SHIFT_WEIGHT);
        rollback.on(calledByItself());

        var late = ramp.step(before);

        assertThat(late.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(late.said()).isEqualTo("the weights are back at 255/0, so a rollback was there first");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
    }

    @Test
    void a_swap_that_comes_after_a_rollback_is_a_conflict() {
        var router = site.router();
        var then = router.read();
        rollback.on(calledByItself());

        assertThatThrownBy(() -> router.swap(then, then.at(Split.ofCanary(10)))).isInstanceOf(RoutingConflict.class);

        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
    }

    private RampFunctions ramp(TrafficRouter<RecordGroup> router) {
        return new RampFunctions(router, CountedHealth.good(), rollback.notices, new LeapingTime(NOON));
    }

    /** In two steps of a minute each. */
    private Cutover begun() {
        var guard = Guard.DEFAULT;
        var request = new CutoverRequest(
                site.site,
                new Ramp(List.of(10, 100), 1, 240),
                new Guard(guard.errorMetric(), guard.limits(), guard.alarms(), Optional.of(site.healthCheck)),
                Optional.empty(),
                WarmUp.DEFAULT,
                Approvals.NONE,
                CutoverRequest.DEFAULT_HOLD_LIMIT_MINUTES,
                1);
        return Cutover.begin(request, "execution", site.router().read()).warmed("warm");
    }

    private String calledByItself() {
        return Json.write(Json.object(
                "source",
                "sluice.cutover",
                "executionArn",
                "execution",
                "site",
                Json.object("domain", site.site.domain()),
                "reason",
                "too many errors"));
    }
}
