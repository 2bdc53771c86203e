package dev.sluice.domain.routing;

/**
 * A change that was accepted. It becomes live a little later.
 *
 * @param id with which its progress can be asked for
 */
public record Change(String id) {}
