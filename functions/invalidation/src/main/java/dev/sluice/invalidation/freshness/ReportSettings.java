package dev.sluice.invalidation.freshness;

import java.time.Duration;
import java.util.Map;

/**
 * How reports were asked for.
 *
 * @param topic its ARN
 * @param monthlyPaths the budget
 * @param interval in which one deploy speaks for all; zero lets every one speak
 */
public record ReportSettings(String topic, long monthlyPaths, Duration interval) {

    /** @throws IllegalArgumentException when a setting is missing or wrong; the message names it */
    public static ReportSettings of(Map<String, String> environment) {
        return new ReportSettings(
                text(environment, "SUMMARY_TOPIC_ARN"),
                number(environment, "MONTHLY_PATH_BUDGET"),
                Duration.ofSeconds(number(environment, "SUMMARY_INTERVAL_SECONDS")));
    }

    private static String text(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the environment variable %s is not set".formatted(name));
        }
        return value;
    }

    private static long number(Map<String, String> environment, String name) {
        var text = text(environment, name);
        if (!text.matches("\\d{1,15}")) {
            throw new IllegalArgumentException(
                    "the environment variable %s is not a whole number, 0 or more: %s".formatted(name, text));
        }
        return Long.parseLong(text);
    }
}
