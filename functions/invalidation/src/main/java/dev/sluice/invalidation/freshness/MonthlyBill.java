package dev.sluice.invalidation.freshness;

import dev.sluice.domain.freshness.MonthlyPaths;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.PurgePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * What purges cost so far this month. AWS bills by months in UTC, and gives every account some paths for nothing.
 *
 * @param paths as far as they are counted yet, so perhaps more; empty when nobody could say
 * @param words the same in one line, with what to do when there is something
 */
record MonthlyBill(OptionalLong paths, String words) {

    /**
     * Free paths an account has each month.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html">
     *     CloudFront Developer Guide, pay for file invalidation</a>
     */
    private static final long FREE = 1_000;

    /**
     * Adds up.
     *
     * @param own paths of the deploy itself, which may not be counted yet
     * @param budget paths a month
     */
    static MonthlyBill read(MonthlyPaths billed, Instant now, long own, long budget) {
        try {
            var month = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            return of(Math.max(own, billed.billedSince(month.toInstant())), budget);
        } catch (PortFailure failure) {
            return new MonthlyBill(OptionalLong.empty(), "This month: unknown, for " + failure.explanation() + ".");
        }
    }

    private static MonthlyBill of(long paths, long budget) {
        var cost = PurgePlan.USD_PER_PATH.multiply(BigDecimal.valueOf(Math.max(0, paths - FREE)));
        var over = paths > budget
                ? ", WHICH IS OVER the budget of %,d".formatted(budget)
                : " of a budget of %,d".formatted(budget);
        return new MonthlyBill(
                OptionalLong.of(paths),
                "This month: at least %,d paths%s; $%s beyond the account's free %,d."
                        .formatted(paths, over, cost, FREE));
    }
}
