package dev.sluice.rehearsal.cloudwatch;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * What state the datapoints put an alarm in (CloudWatch User Guide, alarms-and-missing-data and "Avoiding premature
 * transitions to alarm state").
 *
 * @param breaches whether a datapoint is beyond the threshold
 * @param periods N: how many datapoints decide
 * @param toAlarm M: how many of them must breach
 * @param missing breaching, notBreaching, ignore or missing
 */
record AlarmEvaluation(DoublePredicate breaches, int periods, int toAlarm, String missing) {

    /** The guide's tables look back 5 datapoints for 3; how many more it is for others, it leaves open. */
    private static final int LOOK_FURTHER = 2;

    /** How many datapoints back CloudWatch looks when some are missing. */
    int range() {
        return periods + LOOK_FURTHER;
    }

    /**
     * Judges the evaluation range.
     *
     * @param datapoints as many as {@link #range}, the newest last, NaN for missing
     * @return empty when the alarm keeps its state
     */
    Optional<StateValue> judge(double[] datapoints) {
        var real = decisive(datapoints);
        int breaching = (int) Arrays.stream(real).filter(breaches).count();
        int unknown = periods - real.length;
        if (unknown > 0 && missing.equals("breaching")) {
            return state(breaching + unknown);
        }
        if (unknown == 0 || missing.equals("notBreaching") || breaching >= toAlarm) {
            return state(breaching);
        }
        boolean ignores = missing.equals("ignore");
        if (real.length == 0) {
            return ignores ? Optional.empty() : Optional.of(StateValue.INSUFFICIENT_DATA);
        }
        if (breaching == real.length && ageOfOldest(datapoints) >= toAlarm) {
            return ignores ? Optional.empty() : Optional.of(StateValue.ALARM);
        }
        return Optional.of(StateValue.OK);
    }

    /** The real datapoints that decide, at most {@code periods}, the newest last. */
    double[] decisive(double[] datapoints) {
        var real =
                Arrays.stream(datapoints).filter(value -> !Double.isNaN(value)).toArray();
        return Arrays.copyOfRange(real, Math.max(0, real.length - periods), real.length);
    }

    private Optional<StateValue> state(int breaching) {
        return Optional.of(breaching >= toAlarm ? StateValue.ALARM : StateValue.OK);
    }

    /** In periods; the newest datapoint's age is 1. */
    private static int ageOfOldest(double[] datapoints) {
        int oldest = 0;
        while (Double.isNaN(datapoints[oldest])) {
            oldest++;
        }
        return datapoints.length - oldest;
    }
}
