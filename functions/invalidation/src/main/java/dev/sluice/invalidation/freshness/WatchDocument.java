package dev.sluice.invalidation.freshness;

import dev.sluice.domain.freshness.Deploy;
import dev.sluice.domain.freshness.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What the state machine hands from state to state.
 *
 * @param failure why the watch ended early; the state machine's Catch adds it
 */
public record WatchDocument(Deploy deploy, Watch watch, Optional<Failure> failure) {

    public WatchDocument {
        Objects.requireNonNull(deploy, "deploy is missing");
        Objects.requireNonNull(watch, "watch is missing");
    }

    /** What a watch begins with. */
    public static WatchDocument begin(Deploy deploy) {
        return new WatchDocument(deploy, Watch.over(deploy.invalidationId()), Optional.empty());
    }

    /** @throws IllegalArgumentException when it is none; the message says what is wrong */
    static WatchDocument read(InputStream in) throws IOException {
        return WatchJson.read(in, WatchDocument.class);
    }

    WatchDocument with(Watch next) {
        return new WatchDocument(deploy, next, failure);
    }

    void write(OutputStream out) throws IOException {
        out.write(toJson().getBytes(StandardCharsets.UTF_8));
    }

    public String toJson() {
        return WatchJson.write(this);
    }
}
