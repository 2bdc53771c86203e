package dev.sluice.invalidation;

import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.PurgeLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How this function was installed.
 *
 * @param distributions the ids it may purge, at least one
 * @param names which keys carry their version
 * @param maxReceives deliveries after which a message goes to the dead-letter queue, at least 1
 * @param maxListed objects worth listing to plan one purge, 0 or more; beyond, wildcards are avoided
 * @param deadLetterQueue its URL
 * @param freshnessStateMachine the ARN of the one that stays with a purge until the edge is fresh; empty for none
 */
public record Settings(
        List<String> distributions,
        PurgeLimits limits,
        VersionedNames names,
        int maxReceives,
        int maxListed,
        String deadLetterQueue,
        Optional<String> freshnessStateMachine) {

    public Settings {
        distributions = List.copyOf(distributions);
        if (distributions.isEmpty() || maxReceives < 1 || maxListed < 0) {
            throw new IllegalArgumentException(
                    "at least one distribution and one delivery, and no fewer than 0 objects to list: not %s, %d and %d"
                            .formatted(distributions, maxReceives, maxListed));
        }
    }

    /** @throws IllegalArgumentException when a setting is missing or wrong; the message names it */
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                list(required(environment, "DISTRIBUTION_ARNS")).stream()
                        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                        .toList(),
                new PurgeLimits(number(environment, "MAX_PATHS", 50), PurgeLimits.MOST_WILDCARDS),
                VersionedNames.of(
                        list(environment.getOrDefault("ALWAYS_VERSIONED", "")),
                        list(environment.getOrDefault("NEVER_VERSIONED", ""))),
                number(environment, "MAX_RECEIVES", 5),
                number(environment, "MAX_LISTED", 100_000),
                required(environment, "DEAD_LETTER_QUEUE_URL"),
                Optional.of(environment
                                .getOrDefault("FRESHNESS_STATE_MACHINE_ARN", "")
                                .strip())
                        .filter(arn -> !arn.isEmpty()));
    }

    private static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable %s is not set".formatted(name));
        }
        return value;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        var text = environment.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the environment variable %s is not a whole number: %s".formatted(name, text), e);
        }
    }
}
