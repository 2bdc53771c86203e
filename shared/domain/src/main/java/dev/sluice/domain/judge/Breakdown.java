package dev.sluice.domain.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the evidence comes from, for a row per minute.
 *
 * @param evidence by the check's name, weighted: the values add up to the evidence of the verdict. A check that is not armed
 *     or not measured has 0
 * @param rho the learned correlation between requests of one minute, 0–1
 * @param proof evidence of health, 0 or more; it rests once health is proved
 */
public record Breakdown(Map<String, Double> evidence, double rho, double proof) {

    public Breakdown {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }
}
