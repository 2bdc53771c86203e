package dev.sluice.rehearsal.cutover;

/** What befalls a cutover, beside what its canary does to its users. */
@FunctionalInterface
interface Mishap {

    Mishap NONE = scene -> {};

    /** Called some minutes before the cutover starts. What is to come later is left to the scene's clock. */
    void strike(Scene scene);
}
