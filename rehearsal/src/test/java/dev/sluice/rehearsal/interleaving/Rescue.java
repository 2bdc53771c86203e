package dev.sluice.rehearsal.interleaving;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sluice.rehearsal.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One invocation of the rollback that came to its end.
 *
 * @param outcome as it answered
 * @param wasLive whether its own changes were INSYNC when it ended
 */
record Rescue(String call, Instant begun, Instant ended, String outcome, boolean wasLive) {

    static void attempt(ScenePlay play, String call, String event) throws IOException {
        var begun = play.world.instant();
        play.begins.put(call, begun);
        var out = new ByteArrayOutputStream();
        play.rollback(call)
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context(play, call));
        play.rescues.add(new Rescue(
                call,
                begun,
                play.world.instant(),
                Json.parse(out.toString(StandardCharsets.UTF_8)).get("outcome").stringValue(),
                play.requests.areLive(call)));
    }

    boolean turnedBack() {
        return outcome.endsWith("ROLLED_BACK");
    }

    private static Context context(ScenePlay play, String call) {
        var logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                play.aws.log(call, message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getFunctionName" -> "sluice-Rollback";
                    case "getLogger" -> logger;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
