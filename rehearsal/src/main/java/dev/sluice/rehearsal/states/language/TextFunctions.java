package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Intrinsic functions that make, read or digest text. */
final class TextFunctions {

    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private TextFunctions() {}

    static JsonNode format(List<JsonNode> arguments) {
        var template = Arguments.text(arguments.getFirst());
        var text = new StringBuilder();
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            if (template.charAt(i) == '\\'
                    && i + 1 < template.length()
                    && "{}\\".indexOf(template.charAt(i + 1)) >= 0) {
                text.append(template.charAt(++i));
            } else if (template.startsWith("{}", i)) {
                if (next == arguments.size()) {
                    throw new IllegalArgumentException("'%s' has more {} than there are values".formatted(template));
                }
                text.append(readable(arguments.get(next++)));
                i++;
            } else {
                text.append(template.charAt(i));
            }
        }
        if (next < arguments.size()) {
            throw new IllegalArgumentException("'%s' has fewer {} than there are values".formatted(template));
        }
        return StringNode.valueOf(text.toString());
    }

    /** As Step Functions was seen to write objects and arrays: {@code {a=1, b=[x, y]}}. */
    private static String readable(JsonNode value) {
        return switch (value) {
            case ObjectNode object ->
                object.properties().stream()
                        .map(field -> field.getKey() + "=" + readable(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case ArrayNode array ->
                array.valueStream().map(TextFunctions::readable).collect(Collectors.joining(", ", "[", "]"));
            case StringNode string -> string.stringValue();
            default -> value.toString();
        };
    }

    static JsonNode stringToJson(JsonNode text) {
        return Json.parse(Arguments.text(text));
    }

    static JsonNode jsonToString(JsonNode value) {
        return StringNode.valueOf(Json.write(value));
    }

    /** Every character of {@code separators} separates; empty parts are left out. */
    static JsonNode split(JsonNode text, JsonNode separators) {
        var parts = new StringTokenizer(Arguments.text(text), Arguments.text(separators));
        return Json.tree(parts.asIterator());
    }

    static JsonNode encode(JsonNode text) {
        var bytes = Arguments.shortText(text).getBytes(StandardCharsets.UTF_8);
        return StringNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    static JsonNode decode(JsonNode text) {
        var bytes = Base64.getDecoder().decode(Arguments.shortText(text));
        return StringNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }

    static JsonNode hash(JsonNode text, JsonNode algorithm) {
        var name = Arguments.text(algorithm);
        if (!DIGESTS.contains(name)) {
            throw new IllegalArgumentException("%s is no algorithm it knows, which are %s".formatted(name, DIGESTS));
        }
        try {
            var digest = MessageDigest.getInstance(name)
                    .digest(Arguments.shortText(text).getBytes(StandardCharsets.UTF_8));
            return StringNode.valueOf(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    /** A version 4 UUID, drawn. */
    static JsonNode uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return StringNode.valueOf(new UUID(high, low).toString());
    }
}
