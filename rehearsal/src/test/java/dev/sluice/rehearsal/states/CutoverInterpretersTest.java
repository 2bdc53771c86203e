package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cutover.PreflightHandler;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** The state machine of a cutover, as it is shipped, on moto's interpreter and on ours. */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
final class CutoverInterpretersTest {

    private static final List<RampScript> SCRIPTS = RampScript.ALL;

    private static List<ScriptedRamp> onMoto;
    private static BothInterpreters interpreters;

    @BeforeAll
    static void start() throws IOException {
        onMoto = SCRIPTS.stream().map(ScriptedRamp::new).toList();
        interpreters = new BothInterpreters(
                PreflightHandler.class, "cutover.asl.json", ScriptedRamp.EXECUTION, ScriptedRamp.REQUEST, onMoto);
    }

    @AfterAll
    static void stop() {
        interpreters.close();
    }

    @TestFactory
    @Timeout(60)
    Stream<DynamicTest> both_interpreters_go_the_same_way_to_the_same_end() {
        var theirs = interpreters.startOnMoto(SCRIPTS.size());
        return IntStream.range(0, SCRIPTS.size())
                .mapToObj(i -> DynamicTest.dynamicTest(SCRIPTS.get(i).name(), () -> {
                    var ours = new ScriptedRamp(SCRIPTS.get(i));

                    var end = interpreters.playOnOurs(ours);

                    var way = SCRIPTS.get(i).way();
                    assertThat(end.path()).containsSubsequence(way).endsWith(way.getLast());
                    assertThat(end).isEqualTo(BothInterpreters.await(theirs.get(i), i));
                    assertThat(ours.effects()).isEqualTo(onMoto.get(i).effects());
                }));
    }
}
