package dev.sluice.invalidation.freshness;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mockito.Mockito;

/** A function's log: lines for people, and lines of metrics. */
public final class RecordedLog {

    private final List<String> lines = new ArrayList<>();
    private final List<String> metrics = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    public List<String> metrics() {
        return metrics;
    }

    public Context context() {
        var context = Mockito.mock(Context.class);
        Mockito.when(context.getLogger()).thenReturn(new LambdaLogger() {
            @Override
            public void log(String message) {
                (message.startsWith("{\"_aws\"") ? metrics : lines).add(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        });
        return context;
    }
}
