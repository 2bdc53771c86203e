package dev.sluice.domain.preflight;

/**
 * A Route 53 health check.
 *
 * @param disabled such a check counts as healthy for ever
 * @param withoutData what it says while its alarm has no data, such as {@code LastKnownStatus}; empty when it follows no
 *     alarm
 */
public record HealthCheckState(String id, boolean disabled, String withoutData) {}
