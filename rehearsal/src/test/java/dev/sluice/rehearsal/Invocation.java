package dev.sluice.rehearsal;

import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a function as Lambda does, with all the time there is. */
public final class Invocation {

    private Invocation() {}

    public static String of(RequestStreamHandler handler, String event) {
        var response = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response.toString(StandardCharsets.UTF_8);
    }

    private static Context context() {
        var context = mock(Context.class, RETURNS_DEEP_STUBS);
        when(context.getRemainingTimeInMillis())
                .thenReturn(Math.toIntExact(Duration.ofMinutes(15).toMillis()));
        when(context.getFunctionName()).thenReturn("sluice");
        return context;
    }
}
