package dev.sluice.domain.purge;

/**
 * Orders the events of one key. S3 compares two of them as text, the shorter one padded with zeros on the right, so zeros
 * at the end mean nothing and are left out here: what is left compares as text by itself.
 *
 * @param value hexadecimal digits; empty when the sender gave none, which sorts first
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">
 *     S3 User Guide, event message structure</a>
 */
public record Sequencer(String value) implements Comparable<Sequencer> {

    public static final Sequencer NONE = new Sequencer("");

    public Sequencer {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '0') {
            end--;
        }
        value = value.substring(0, end);
    }

    @Override
    public int compareTo(Sequencer other) {
        return value.compareTo(other.value);
    }
}
