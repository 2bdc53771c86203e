package dev.sluice.rehearsal.aws;

/** Decides the fate of each call. */
@FunctionalInterface
public interface Faults {

    Faults NONE = (caller, action) -> Fault.NONE;

    Fault next(String caller, Action action);
}
