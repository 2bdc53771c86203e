package dev.sluice.rehearsal.traffic;

import dev.sluice.domain.routing.Arm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Every minute of both arms, and what they add up to. */
public final class TrafficLog {

    private final List<ArmMinute> minutes = new ArrayList<>();

    /** So far, in the order of time, stable before canary; grows as the run goes on. */
    public List<ArmMinute> minutes() {
        return Collections.unmodifiableList(minutes);
    }

    public long requests() {
        return sum(minute -> true, ArmMinute::requests);
    }

    public long requests(Arm arm) {
        return sum(minute -> minute.arm() == arm, ArmMinute::requests);
    }

    public long errors() {
        return sum(minute -> true, ArmMinute::errors);
    }

    public long errors(Arm arm) {
        return sum(minute -> minute.arm() == arm, ArmMinute::errors);
    }

    /** The canary's share of the requests of the minute with this index, 0–1; 0 when there were none. */
    public double canaryShare(long index) {
        long all = sum(minute -> minute.index() == index, ArmMinute::requests);
        long canary = sum(minute -> minute.index() == index && minute.arm() == Arm.CANARY, ArmMinute::requests);
        return all == 0 ? 0 : (double) canary / all;
    }

    void add(ArmMinute minute) {
        minutes.add(minute);
    }

    private long sum(Predicate<ArmMinute> which, ToLongFunction<ArmMinute> what) {
        return minutes.stream().filter(which).mapToLong(what).sum();
    }
}
