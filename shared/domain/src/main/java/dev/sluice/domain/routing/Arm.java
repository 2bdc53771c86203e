package dev.sluice.domain.routing;

/** The two that share a site's traffic. */
public enum Arm {
    /** What served the site before. */
    STABLE,
    /** What is to serve it. */
    CANARY
}
