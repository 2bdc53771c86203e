package dev.sluice.rehearsal.deploy;

import dev.sluice.rehearsal.s3.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One release of a real web application: the objects it consists of, known by ETag and size.
 *
 * @param name such as {@code n8n-editor 2.40.3}
 * @param objects by key, in the order in which they are uploaded
 */
public record Release(String name, Map<String, Content> objects) {

    public Release {
        objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    /** Reads one of the manifests that come with the rehearsal. */
    static Release read(String application, String version) {
        var resource = "/dev/sluice/rehearsal/deploys/%s-%s.tsv".formatted(application, version);
        try (var in = Objects.requireNonNull(Release.class.getResourceAsStream(resource), resource)) {
            var objects = new LinkedHashMap<String, Content>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        var fields = line.split("\t", -1);
                        objects.put(fields[0], Content.listed(fields[1], Long.parseLong(fields[2])));
                    });
            return new Release(application + " " + version, objects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
