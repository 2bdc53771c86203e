package dev.sluice.rehearsal.sqs;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message as its sender made it.
 *
 * @param attributes string attributes by name
 */
public record Message(String id, String body, Map<String, String> attributes, Instant sentAt) {

    public Message {
        attributes = new TreeMap<>(attributes);
    }
}
