package dev.sluice.rehearsal.interleaving;

import java.util.HashMap;
import java.util.Map;

/** Gives equal things the same number and others another one, so that long histories are compared at once. */
final class Numbers {

    private final Map<Object, Integer> numbers = new HashMap<>();

    int of(Object thing) {
        int next = numbers.size();
        var known = numbers.putIfAbsent(thing, next);
        return known == null ? next : known;
    }
}
