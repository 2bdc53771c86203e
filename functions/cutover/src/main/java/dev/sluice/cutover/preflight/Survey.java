package dev.sluice.cutover.preflight;

import dev.sluice.cutover.visits.PageVisits;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.preflight.AccountReader;
import dev.sluice.domain.preflight.AccountSnapshot;
import dev.sluice.domain.preflight.CrossFetch;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.preflight.Part;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.preflight.Part.Unread;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the parts of an account that preflight looks at, all at once.
 *
 * @param router of the site that is asked for
 * @param executions skipped where nobody knows the state machine
 * @param executor runs the calls
 */
public record Survey(
        AccountReader account,
        TrafficRouter<RecordGroup> router,
        HealthMetrics metrics,
        Part<Executions> executions,
        ArmFetch fetch,
        Executor executor,
        InstantSource clock) {

    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    /** A request for another site than the installed one is looked at no further: nothing read would be about it. */
    public AccountSnapshot of(CutoverRequest request, Part<Installation> installation, Part<String> executionArn) {
        boolean isAnother =
                installation.stream().anyMatch(known -> !known.site().equals(request.site()));
        return isAnother ? unlooked(request, installation, executionArn) : looked(request, installation, executionArn);
    }

    private AccountSnapshot looked(CutoverRequest request, Part<Installation> installation, Part<String> executionArn) {
        var site = request.site();
        var runs = ask(executions, known -> known.of(site));
        var records = ask(router::read);
        var distribution = ask(() -> account.distribution(site.distributionId()));
        var additionalMetrics = ask(() -> account.hasAdditionalMetrics(site.distributionId()));
        var alarms = ask(() -> account.alarms(AccountSnapshot.alarmNames(request, installation)));
        var healthCheck = request.guard()
                .healthCheckId()
                .map(id -> ask(() -> account.healthCheck(id)))
                .orElseGet(() -> skip("the request names none"));
        var lastWeek = ask(() -> lastWeek(request));
        var crossFetch = records.thenApply(part -> crossFetch(request, part));
        return new AccountSnapshot(
                request,
                installation,
                executionArn,
                runs.join(),
                records.join(),
                distribution.join(),
                additionalMetrics.join(),
                alarms.join(),
                healthCheck.join(),
                lastWeek.join(),
                crossFetch.join());
    }

    private Health lastWeek(CutoverRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return metrics.read(request, now.minus(LOOKED_BACK), now);
    }

    private Part<CrossFetch> crossFetch(CutoverRequest request, Part<RecordGroup> records) {
        if (request.site().domain().startsWith("*")) {
            return new Skipped<>("a wildcard has no pages of its own");
        }
        var visits = new PageVisits(fetch, executor);
        return records.stream()
                .<Part<CrossFetch>>map(group -> new Read<>(visits.of(request, group)))
                .findFirst()
                .orElseGet(() -> new Skipped<>("the records could not be read"));
    }

    private <T> CompletableFuture<Part<T>> ask(Supplier<T> look) {
        return CompletableFuture.supplyAsync(() -> Part.read(look), executor);
    }

    private <S, T> CompletableFuture<Part<T>> ask(Part<S> whom, Function<S, T> look) {
        return switch (whom) {
            case Read<S> read -> ask(() -> look.apply(read.value()));
            case Unread<S> unread -> CompletableFuture.completedFuture(new Unread<>(unread.why(), unread.cure()));
            case Skipped<S> skipped -> skip(skipped.why());
        };
    }

    private static <T> CompletableFuture<Part<T>> skip(String why) {
        return CompletableFuture.completedFuture(new Skipped<>(why));
    }

    private static AccountSnapshot unlooked(
            CutoverRequest request, Part<Installation> installation, Part<String> executionArn) {
        var why = "the request is for another site";
        return new AccountSnapshot(
                request,
                installation,
                executionArn,
                new Skipped<>(why),
                new Skipped<>(why),
                new Skipped<>(why),
                new Skipped<>(why),
                new Skipped<>(why),
                new Skipped<>(why),
                new Skipped<>(why),
                new Skipped<>(why));
    }
}
