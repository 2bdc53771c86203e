package dev.sluice.cutover;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mockito.Mockito;

/** What a function logged. */
final class FunctionLog {

    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    /** @param left until the function is ended */
    Context context(Duration left) {
        var context = Mockito.mock(Context.class);
        Mockito.when(context.getRemainingTimeInMillis()).thenReturn(Math.toIntExact(left.toMillis()));
        Mockito.when(context.getLogger()).thenReturn(new LambdaLogger() {
            @Override
            public void log(String message) {
                lines.add(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        });
        return context;
    }
}
