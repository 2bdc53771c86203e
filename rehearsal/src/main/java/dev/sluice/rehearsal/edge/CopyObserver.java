package dev.sluice.rehearsal.edge;

/** Hears of every copy as it comes and goes. */
interface CopyObserver {

    /** @param replaced what was there before; null for nothing */
    void stored(Copy copy, Copy replaced);

    void gone(Copy copy);
}
