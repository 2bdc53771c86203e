package dev.sluice.rehearsal.cutover;

import dev.sluice.rehearsal.states.StepFunctionsSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is played.
 *
 * @param request of the one who starts the cutover, member by member
 */
record Script(Conditions conditions, Map<String, Object> request, StepFunctionsSettings stepFunctions, Mishap mishap) {

    /** Somebody starts a cutover as the docs say, and nothing happens beside. */
    static Script of(Conditions conditions) {
        return new Script(conditions, RehearsedSite.request(), StepFunctionsSettings.TYPICAL, Mishap.NONE);
    }

    Script with(String member, Object value) {
        var other = new LinkedHashMap<>(request);
        other.put(member, value);
        return new Script(conditions, other, stepFunctions, mishap);
    }

    Script with(StepFunctionsSettings other) {
        return new Script(conditions, request, other, mishap);
    }

    Script with(Mishap other) {
        return new Script(conditions, request, stepFunctions, other);
    }
}
