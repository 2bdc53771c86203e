package dev.sluice.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Sluice;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import dev.sluice.templates.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The command line as people start it, with a bucket behind {@code AWS_ENDPOINT_URL}. */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
@Timeout(60)
class LiveBucketTest {

    private static final Map<String, String> SITE = Map.of(
            "index.html", "one",
            "docs/release notes + 1.html", "one",
            "docs/über.html", "one",
            "docs/logo.svg", "same");

    @TempDir
    private Path folder;

    @Test
    void a_live_bucket_is_planned_like_a_manifest_of_it() throws Exception {
        var before = manifest("before.tsv", SITE);
        var changed = new TreeMap<>(SITE);
        changed.replaceAll((key, content) -> content.equals("one") ? "two" : content);
        var after = manifest("after.tsv", changed);
        try (var moto = new Moto()) {
            upload(moto, "my-site", "live/");

            var live = plan(moto, "s3://my-site/live", after);

            assertThat(live.err()).isEmpty();
            assertThat(live.exitCode()).isZero();
            assertThat(live.out())
                    .isEqualTo(plan(moto, before, after).out())
                    .contains("/docs/release%20notes%20+%201.html", "/docs/%C3%BCber.html", "/index.html");
        }
    }

    @Test
    void a_bucket_that_is_not_there_is_bad_input_in_one_line() throws Exception {
        var after = manifest("after.tsv", SITE);
        try (var moto = new Moto()) {
            var run = plan(moto, "s3://nowhere", after);

            assertThat(run.exitCode()).isEqualTo(Sluice.BAD_INPUT);
            assertThat(run.err())
                    .startsWith("sluice: bucket nowhere does not exist")
                    .hasLineCount(1);
        }
    }

    private static void upload(Moto moto, String bucket, String prefix) {
        try (var s3 = moto.client(S3Client.builder().forcePathStyle(true), "us-east-1")) {
            s3.createBucket(r -> r.bucket(bucket));
            SITE.forEach((key, content) ->
                    s3.putObject(r -> r.bucket(bucket).key(prefix + key), RequestBody.fromString(content)));
            s3.putObject(r -> r.bucket(bucket).key("elsewhere.html"), RequestBody.fromString("other"));
        }
    }

    private static Command plan(Moto moto, String before, String after) throws Exception {
        return Command.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sluice.class.getName(),
                        "plan",
                        "--json",
                        "--before",
                        before,
                        "--after",
                        after),
                Map.of(
                        "AWS_ENDPOINT_URL", moto.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "us-east-1"));
    }

    private String manifest(String name, Map<String, String> site) throws IOException {
        var lines = site.entrySet().stream()
                .map(file -> "%s\t%s\t%d"
                        .formatted(
                                file.getKey(),
                                md5(file.getValue()),
                                file.getValue().length()));
        var text = Stream.concat(Stream.of("key\tetag\tsize"), lines).collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String md5(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
