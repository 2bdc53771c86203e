package dev.sluice.rehearsal.route53;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What tells a record set from the others of its zone. Sorted as the API lists them: by the name with its labels reversed,
 * then by type and set identifier (Route 53 API Reference, ListResourceRecordSets).
 *
 * @param name as {@link #normal} spells it
 * @param setIdentifier empty for a record set that is alone
 */
record RecordKey(String name, String type, String setIdentifier) implements Comparable<RecordKey> {

    private static final Comparator<RecordKey> AS_LISTED = Comparator.comparing(RecordKey::reversedName)
            .thenComparing(RecordKey::type)
            .thenComparing(RecordKey::setIdentifier);

    static RecordKey of(ResourceRecordSet set) {
        return new RecordKey(
                normal(set.name()), set.typeAsString(), Objects.requireNonNullElse(set.setIdentifier(), ""));
    }

    /** A name as Route 53 stores it: in lower case, with its final dot, a wildcard as its octal code. */
    static String normal(String name) {
        var lower = name.toLowerCase(Locale.ROOT).replace("*", "\\052");
        return lower.endsWith(".") ? lower : lower + ".";
    }

    boolean isOf(String otherName, String otherType) {
        return name.equals(otherName) && type.equals(otherType);
    }

    @Override
    public int compareTo(RecordKey other) {
        return AS_LISTED.compare(this, other);
    }

    /** As the messages of Route 53 spell it. */
    @Override
    public String toString() {
        var suffix = setIdentifier.isEmpty() ? "" : ", set identifier='%s'".formatted(setIdentifier);
        return "[name='%s', type='%s'%s]".formatted(name, type, suffix);
    }

    private String reversedName() {
        List<String> labels = Arrays.asList(name.split("\\."));
        return String.join(".", labels.reversed()) + ".";
    }
}
