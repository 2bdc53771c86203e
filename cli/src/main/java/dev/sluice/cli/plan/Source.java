package dev.sluice.cli.plan;

import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SdkClients;
import dev.sluice.cli.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Where a site can be read from. */
sealed interface Source {

    /** What the site consists of. Throws {@link BadInput} when it cannot be read. */
    Manifest read();

    /** What its keys have before them in the bucket: empty, or a folder. */
    default String prefix() {
        return "";
    }

    /** The bucket it lies in, when it is live. */
    default Optional<String> bucket() {
        return Optional.empty();
    }

    /** @param text a file, a folder or {@code s3://bucket/prefix} */
    static Source of(String text) {
        if (text.startsWith("s3://")) {
            return Live.of(text);
        }
        try {
            var path = Path.of(text);
            return Files.isDirectory(path) ? new Folder(path) : new File(path);
        } catch (InvalidPathException e) {
            throw new BadInput("\"%s\" is no path: %s".formatted(text, e.getReason()), e);
        }
    }

    /** A manifest somebody made. */
    record File(Path file) implements Source {
        @Override
        public Manifest read() {
            return ManifestFile.read(file);
        }
    }

    /** A folder that would be uploaded as it is: its files' MD5s are the ETags S3 will give them. */
    record Folder(Path folder) implements Source {
        @Override
        public Manifest read() {
            var manifest = new Manifest.Writer();
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(file -> add(file, manifest));
            } catch (IOException | UncheckedIOException e) {
                throw new BadInput("cannot read the folder %s: %s".formatted(folder, e.getMessage()), e);
            }
            return manifest.manifest(folder.toString());
        }

        private void add(Path file, Manifest.Writer manifest) {
            var key = folder.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            try (var in = new DigestInputStream(Files.newInputStream(file), md5())) {
                long size = in.transferTo(OutputStream.nullOutputStream());
                manifest.add(key, HexFormat.of().formatHex(in.getMessageDigest().digest()), size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static MessageDigest md5() {
            try {
                return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has MD5", e);
            }
        }
    }

    /** A bucket as it is now. Keys count from the prefix, so that they compare with a folder's. */
    record Live(String name, String prefix) implements Source {

        static Live of(String url) {
            var place = url.substring("s3://".length());
            int slash = place.indexOf('/');
            var bucket = slash < 0 ? place : place.substring(0, slash);
            var prefix = slash < 0 ? "" : place.substring(slash + 1);
            if (bucket.isEmpty()) {
                throw new BadInput("\"%s\" names no bucket. Give s3://bucket/prefix".formatted(url));
            }
            return new Live(bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
        }

        @Override
        public Manifest read() {
            var manifest = new Manifest.Writer();
            try (var s3 = SdkClients.s3()) {
                new S3BucketHistory(s3, Runnable::run)
                        .live(name, prefix, Integer.MAX_VALUE)
                        .orElseThrow()
                        .forEach(object ->
                                manifest.add(object.key().substring(prefix.length()), object.etag(), object.bytes()));
            }
            return manifest.manifest("s3://" + name + "/" + prefix);
        }

        @Override
        public Optional<String> bucket() {
            return Optional.of(name);
        }
    }
}
