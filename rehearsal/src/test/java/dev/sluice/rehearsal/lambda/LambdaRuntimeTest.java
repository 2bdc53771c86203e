package dev.sluice.rehearsal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.timeline.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LambdaRuntimeTest {

    private final Stage stage = new Stage(1);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_handler_sees_its_event_and_its_context() {
        var seen = new ArrayList<Object>();
        var function = this.<Map<String, Object>, List<Object>>function(
                (event, context) -> {
                    seen.add(event.get("n"));
                    seen.add(context.getRemainingTimeInMillis());
                    stage.world.pause(Duration.ofSeconds(4));
                    seen.add(context.getRemainingTimeInMillis());
                    context.getLogger().log("purged 2 paths\n");
                    return List.of("done", context.getFunctionName());
                },
                Map.class,
                List.class);

        var end = stage.play(() -> function.invoke(bytes("{\"n\":7}")));

        assertThat(end).isEqualTo(new Invocation.Succeeded("[\"done\",\"purge\"]"));
        assertThat(seen).containsExactly(7, 10_000, 6_000);
        assertThat(stage.timeline.entries())
                .extracting(Entry::actor, Entry::text)
                .containsExactly(tuple("purge", "purged 2 paths"));
    }

    @Test
    void a_handler_that_throws_fails_its_invocation_not_the_world() {
        var function = this.<Map<String, Object>, String>function(
                (event, context) -> {
                    throw new IllegalStateException("no distribution");
                },
                Map.class,
                String.class);

        var end = stage.play(() -> function.invoke(bytes("{}")));

        assertThat(end).isInstanceOf(Invocation.Failed.class);
        assertThat(function.errors())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("no distribution"));
        assertThat(stage.timeline.lines()).contains("failed: java.lang.IllegalStateException: no distribution");
    }

    @Test
    void an_invocation_past_its_timeout_is_stopped_where_it_waits() {
        var effects = new ArrayList<String>();
        var function = this.<Map<String, Object>, String>function(
                (event, context) -> {
                    effects.add("before");
                    stage.world.pause(Duration.ofMinutes(1));
                    effects.add("after");
                    return "late";
                },
                Map.class,
                String.class);

        var end = stage.play(() -> function.invoke(bytes("{}")));
        stage.world.run();

        assertThat(end).isEqualTo(new Invocation.TimedOut());
        assertThat(effects).containsExactly("before");
        assertThat(stage.world.elapsed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(stage.timeline.lines()).contains("Task timed out after 10 seconds");
    }

    @Test
    void an_event_that_is_no_json_fails_the_invocation() {
        var function = this.<SQSEvent, SQSBatchResponse>function(
                (event, context) -> new SQSBatchResponse(), SQSEvent.class, SQSBatchResponse.class);

        var end = stage.play(() -> function.invoke(bytes("{\"Records\":[")));

        assertThat(end).isInstanceOf(Invocation.Failed.class);
    }

    @Test
    void a_stream_handler_reads_and_writes_the_bytes_itself() {
        var function = LambdaRuntime.ofStream(stage.aws, "echo", Duration.ofSeconds(10), (input, output, context) -> {
            output.write(input.readAllBytes());
            output.write(bytes(context.getFunctionName()));
        });

        var end = stage.play(() -> function.invoke(bytes("{}")));

        assertThat(end).isEqualTo(new Invocation.Succeeded("{}echo"));
    }

    @Test
    void a_timeout_of_an_hour_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LambdaRuntime<>(
                        stage.aws, "f", Duration.ofHours(1), (e, c) -> e, String.class, String.class));
    }

    @SuppressWarnings("unchecked")
    private <I, O> LambdaRuntime<I, O> function(RequestHandler<I, O> handler, Class<?> event, Class<?> response) {
        return new LambdaRuntime<>(
                stage.aws, "purge", Duration.ofSeconds(10), handler, (Class<I>) event, (Class<O>) response);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
