package dev.sluice.cutover;

import dev.sluice.domain.cutover.Cutover;

/** How far a cutover has come and what is next, in one line. */
final class Summary {

    private Summary() {}

    /** For example: www.example.com at 5%: the change to 5% is live; judges its health in 42 s. */
    static String of(Cutover cutover) {
        return "%s at %d%%: %s; %s"
                .formatted(cutover.request().site().domain(), cutover.percent(), cutover.said(), next(cutover));
    }

    private static String next(Cutover cutover) {
        return switch (cutover.next()) {
            case WARM_UP -> "warms up";
            case SHIFT_WEIGHT -> "goes on to %d%%".formatted(cutover.nextPercent()) + in(cutover);
            case VERIFY_WEIGHT -> "looks whether it is live" + in(cutover);
            case JUDGE_HEALTH -> "judges its health" + in(cutover);
            case APPROVE -> "asks for approval of %d%%".formatted(cutover.nextPercent());
            case HOLD -> "holds";
            case FINISH -> "finishes" + in(cutover);
            case ROLL_BACK -> "rolls back";
            case REFUSED -> "refused";
            case PROMOTED -> "done";
        };
    }

    private static String in(Cutover cutover) {
        return cutover.waitSeconds() == 0 ? "" : " in %d s".formatted(cutover.waitSeconds());
    }
}
