package dev.sluice.rehearsal.interleaving;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.cutover.ApproveHandler;
import dev.sluice.cutover.FinishHandler;
import dev.sluice.cutover.HoldHandler;
import dev.sluice.cutover.ShiftWeightHandler;
import dev.sluice.cutover.VerifyWeightHandler;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.SimulatedStateMachine;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The shipped state machine with the shipped functions; but its preflight lets in what is in the middle, and its judge is ours. */
final class SceneMachine {

    static final String NAME = "sluice-cutover";

    /** Its own rollback, which it waits for. */
    static final String ROLLBACK = "Rollback";

    private static final JsonMapper JSON = new JsonMapper();
    private static final StateMachine SHIPPED =
            StateMachine.parse(shipped().replaceAll("\\$\\{(\\w+)FunctionArn}", LambdaRuntime.arn("$1")));

    private SceneMachine() {}

    static SimulatedStateMachine install(ScenePlay play) {
        var timeout = play.scene.stepTimeout;
        add(
                play,
                "Preflight",
                timeout,
                (in, out, context) -> out.write(JSON.writeValueAsBytes(play.scene.cutover(
                        JSON.readTree(in).get("executionArn").stringValue(),
                        play.router("Preflight").read()))));
        add(play, "WarmUp", timeout, (in, out, context) -> in.transferTo(out));
        add(play, "ShiftWeight", timeout, new ShiftWeightHandler(play.router("ShiftWeight"), play.world));
        add(play, "VerifyWeight", timeout, new VerifyWeightHandler(play.router("VerifyWeight"), play.world));
        add(play, "Finish", timeout, new FinishHandler(play.router("Finish"), play.notices("Finish"), play.world));
        add(play, "Hold", timeout, new HoldHandler(play.notices("Hold"), play.world));
        add(play, "Approve", timeout, new ApproveHandler(play.notices("Approve"), play.world));
        add(
                play,
                "JudgeHealth",
                timeout,
                (in, out, context) -> out.write(JSON.writeValueAsBytes(
                        play.scene.judge.apply(JSON.readValue(in, Cutover.class), play.world.instant()))));
        add(play, ROLLBACK, Duration.ofMinutes(5), (in, out, context) -> {
            Rescue.attempt(play, ROLLBACK, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            out.write(Json.write("done").getBytes(StandardCharsets.UTF_8));
        });
        return play.stepFunctions.createStateMachine(NAME, SHIPPED);
    }

    private static void add(ScenePlay play, String name, Duration timeout, RequestStreamHandler handler) {
        play.stepFunctions.addFunction(LambdaRuntime.ofStream(play.aws, name, timeout, handler));
    }

    private static String shipped() {
        try (var in = ShiftWeightHandler.class.getResourceAsStream("cutover.asl.json")) {
            return new String(Objects.requireNonNull(in, "cutover.asl.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
