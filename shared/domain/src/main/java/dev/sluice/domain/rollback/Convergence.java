package dev.sluice.domain.rollback;

import dev.sluice.domain.routing.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a rollback is made to last: StopExecution does not stop a function that is already at work, so a step that was under
 * way may land after the rollback.
 *
 * @param begun when the first look was taken
 * @param writtenAt when the last change was accepted
 * @param pending that change, until it is seen to be live everywhere
 */
public record Convergence(Instant begun, Instant writtenAt, Optional<Change> pending) {

    /** How long nothing may have risen: a step that is later than its function's time-out cannot come any more. */
    public static final Duration QUIET = Duration.ofSeconds(60);

    /** When it is given up, and people are called. Changes are usually live within 60 s (Route 53 Developer Guide). */
    public static final Duration LIMIT = Duration.ofMinutes(3);

    /** Between looks: two calls each, of Route 53's five a second. */
    public static final Duration PAUSE = Duration.ofSeconds(2);

    /** What the routing looks like. */
    public enum Look {
        BACK,
        /** The canary carries weight again. */
        RISEN,
        /** Nobody could say. */
        UNSEEN
    }

    /** What to do next. */
    public enum Next {
        WAIT,
        WRITE_AGAIN,
        DONE,
        GIVE_UP
    }

    /** After a change that was just accepted. */
    public static Convergence after(Change change, Instant now) {
        return new Convergence(now, now, Optional.of(change));
    }

    /** Where there was nothing to write. */
    public static Convergence watching(Instant now) {
        return new Convergence(now, now, Optional.empty());
    }

    public Convergence writtenAgain(Change change, Instant now) {
        return new Convergence(begun, now, Optional.of(change));
    }

    public Convergence seenLive() {
        return new Convergence(begun, writtenAt, Optional.empty());
    }

    public Next next(Instant now, Look look) {
        if (look == Look.BACK && pending.isEmpty() && !now.isBefore(writtenAt.plus(QUIET))) {
            return Next.DONE;
        }
        if (!now.isBefore(begun.plus(LIMIT))) {
            return Next.GIVE_UP;
        }
        return look == Look.RISEN ? Next.WRITE_AGAIN : Next.WAIT;
    }
}
