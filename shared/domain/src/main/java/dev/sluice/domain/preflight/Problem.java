package dev.sluice.domain.preflight;

/**
 * What a rule sees.
 *
 * @param where such as {@code AAAA canary}
 * @param what is wrong there, continuing the sentence that {@code where} begins
 */
public record Problem(String where, String what) {}
