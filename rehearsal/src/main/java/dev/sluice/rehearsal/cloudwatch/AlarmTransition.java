package dev.sluice.rehearsal.cloudwatch;

/** An alarm went from one state into another. */
public record AlarmTransition(Alarm alarm, AlarmState before, AlarmState after) {}
