package dev.sluice.rehearsal.states;

import java.util.List;

/**
 * What the functions of {@code cutover.asl.json} will meet.
 *
 * @param trouble what goes wrong in the account
 * @param broken the functions that always throw
 * @param way some of the states it should pass, the last one being its end
 */
record RampScript(String name, Trouble trouble, List<String> broken, List<String> way) {

    static final List<RampScript> ALL = List.of(
            new RampScript(
                    "a healthy ramp, approved at once",
                    Trouble.NONE,
                    List.of(),
                    List.of("Preflight", "WarmUp", "JudgeHealth", "Approve", "ShiftWeight", "Finish", "Promoted")),
            new RampScript("a distribution that is disabled", Trouble.DISABLED, List.of(), List.of("Refused")),
            new RampScript(
                    "a canary that fails",
                    Trouble.BAD_CANARY,
                    List.of(),
                    List.of("JudgeHealth", "Rollback", "RolledBack")),
            new RampScript(
                    "records that somebody changes and puts back",
                    Trouble.CHANGED_RECORDS,
                    List.of(),
                    List.of("Hold", "WaitInHold", "ShiftWeight", "Promoted")),
            new RampScript(
                    "an approval that comes at the second request",
                    Trouble.NOBODY_THERE,
                    List.of(),
                    List.of("Approve", "Hold", "Approve", "ShiftWeight", "Promoted")),
            new RampScript("a preflight that breaks", Trouble.NONE, List.of("Preflight"), List.of("PreflightFailed")),
            new RampScript(
                    "a first step that breaks",
                    Trouble.NONE,
                    List.of("ShiftWeight"),
                    List.of("ShiftWeight", "ExplainFailure", "Rollback", "RolledBack")),
            new RampScript(
                    "a judge that breaks",
                    Trouble.NONE,
                    List.of("JudgeHealth"),
                    List.of("JudgeHealth", "ExplainFailure", "Rollback", "RolledBack")),
            new RampScript(
                    "an end that breaks",
                    Trouble.NONE,
                    List.of("Finish"),
                    List.of("Finish", "ExplainFailure", "Rollback", "RolledBack")),
            new RampScript(
                    "a rollback that breaks",
                    Trouble.BAD_CANARY,
                    List.of("Rollback"),
                    List.of("JudgeHealth", "Rollback", "RollbackFailed")));

    /** What goes wrong in the account. */
    enum Trouble {
        NONE,
        /** The distribution serves nobody. */
        DISABLED,
        /** Its requests fail, as soon as it has some. */
        BAD_CANARY,
        /** Somebody changes a weight before the second step, and puts it back when told that the ramp holds. */
        CHANGED_RECORDS,
        /** The first request for approval is answered by nobody. */
        NOBODY_THERE
    }
}
