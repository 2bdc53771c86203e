package dev.sluice.domain.names;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which keys have versioned names on one site: what its owner says, and where the owner says nothing, what
 * {@link VersionedName} makes of the key.
 *
 * @param always keys that match are versioned
 * @param never keys that match are not, even if they match {@code always} too
 */
public record VersionedNames(List<KeyGlob> always, List<KeyGlob> never) {

    /** The built-in rule alone. */
    public static final VersionedNames BUILT_IN = new VersionedNames(List.of(), List.of());

    public VersionedNames {
        always = List.copyOf(always);
        never = List.copyOf(never);
    }

    /** @throws IllegalArgumentException when a pattern is none; the message quotes it and names the cure */
    public static VersionedNames of(List<String> always, List<String> never) {
        return new VersionedNames(
                always.stream().map(KeyGlob::new).toList(),
                never.stream().map(KeyGlob::new).toList());
    }

    /** Whether this key's name is versioned. */
    public boolean contain(String key) {
        if (never.isEmpty() && always.isEmpty()) {
            return VersionedName.isVersioned(key);
        }
        return find(key).isPresent();
    }

    /** Whether this key's name is versioned, seen among its neighbours. */
    public boolean contain(String key, Neighbours neighbours) {
        return contain(key) || settle(key, neighbours);
    }

    /** Whether its neighbours settle a name that is not versioned by itself. */
    public boolean settle(String key, Neighbours neighbours) {
        return neighbours.suggest(key) && first(never, key).isEmpty() && VersionedName.isVersionedAmongHashes(key);
    }

    /** The rule for keys that were seen together, each of which is a neighbour of the others. */
    public Predicate<String> among(Collection<String> keys) {
        var neighbours = new Neighbours();
        keys.forEach(key -> neighbours.add(key, contain(key)));
        return key -> contain(key, neighbours);
    }

    /** Why this key's name is versioned; empty when it is not. */
    public Optional<VersionedName> find(String key) {
        if (first(never, key).isPresent()) {
            return Optional.empty();
        }
        return first(always, key)
                .<VersionedName>map(VersionedName.Declared::new)
                .or(() -> VersionedName.of(key));
    }

    private static Optional<KeyGlob> first(List<KeyGlob> globs, String key) {
        return globs.stream().filter(glob -> glob.matches(key)).findFirst();
    }
}
