package dev.sluice.domain.routing;

import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.List;
import java.util.Optional;

/** Records for tests. */
public final class Records {

    private Records() {}

    public static RecordGroup group(WeightedRecord... records) {
        return new RecordGroup("www.example.com", "stable", "canary", List.of(records));
    }

    public static WeightedRecord plain(String type, String identifier, int weight) {
        return new WeightedRecord(
                type, identifier, weight, Optional.of(60L), List.of("203.0.113.7"), Optional.empty(), Optional.empty());
    }

    public static WeightedRecord alias(String type, String identifier, int weight) {
        var distribution = new Alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2", false);
        return new WeightedRecord(
                type, identifier, weight, Optional.empty(), List.of(), Optional.of(distribution), Optional.empty());
    }
}
