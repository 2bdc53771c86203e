package dev.sluice.rehearsal.interleaving;

import dev.sluice.domain.cutover.Approvals;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.Ramp;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.StepRun;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.route53.Route53Settings;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.world.Delay;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Where a cutover stands, what befalls it, and what calls for its end meanwhile. */
final class Scene {

    static final Site SITE = new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
    static final String ALARM_NAME = "sluice-canary-errors";
    static final String HEALTH_CHECK = "8a2f6c1e-3d54-4b7a-9f10-5e6d7c8b9a01";

    /** A request that takes longer than others. */
    record Late(Moment.Sent request, Duration delay) {}

    /** An invocation that ends when it sends its request of this number: before it takes effect, or right after. */
    record Death(String call, int request, boolean afterEffect) {}

    /** A request by somebody who has nothing to do with Sluice. */
    record Deed(Moment moment, String name, Consumer<ScenePlay> what) {}

    final Split split;
    final List<Integer> stepsDone;
    final List<Call> calls = new ArrayList<>();
    final List<Moment.Sent> lost = new ArrayList<>();
    final List<Late> late = new ArrayList<>();
    final List<Death> deaths = new ArrayList<>();
    final List<Deed> deeds = new ArrayList<>();
    boolean isGuarded;
    boolean hasStatusEvents;
    boolean needsApproval;
    Duration stepTimeout = Duration.ofSeconds(50);
    Route53Settings route53 = Route53Settings.EXACT;
    StepFunctionsSettings stepFunctions = StepFunctionsSettings.EXACT;
    BiFunction<Cutover, Instant, Cutover> judge = (cutover, now) -> cutover.passed("healthy so far");

    private Scene(Split split, List<Integer> stepsDone) {
        this.split = split;
        this.stepsDone = stepsDone;
    }

    /** About to take its first step, from these weights. */
    static Scene firstStep(Split from) {
        return new Scene(from, List.of());
    }

    /** At 5%, about to go on to 50%. */
    static Scene step() {
        return new Scene(Split.ofCanary(5), List.of(5));
    }

    /** At 50%, about to give the canary everything. */
    static Scene lastStep() {
        return new Scene(Split.ofCanary(50), List.of(5, 50));
    }

    Scene guarded() {
        isGuarded = true;
        return this;
    }

    Scene withApproval() {
        needsApproval = true;
        return this;
    }

    Scene judged(BiFunction<Cutover, Instant, Cutover> verdict) {
        judge = verdict;
        return this;
    }

    Scene propagating(Duration longest) {
        route53 = route53.withPropagation(Delay.exactly(longest));
        return this;
    }

    /** Status changes reach the rollback, after so long. */
    Scene withStatusEvents(Duration delay) {
        hasStatusEvents = true;
        stepFunctions = new StepFunctionsSettings(Delay.NONE, Delay.NONE, Delay.NONE, Delay.exactly(delay), 0);
        return this;
    }

    /** Of the functions that move weight. */
    Scene withStepTimeout(Duration timeout) {
        stepTimeout = timeout;
        return this;
    }

    /** The {@code number}-th write of {@code caller} arrives late. */
    Scene lateWrite(String caller, int number, Duration delay) {
        late.add(new Late(new Moment.Sent(caller, "route53:ChangeResourceRecordSets", number), delay));
        return this;
    }

    /** A request that takes effect, and whose answer never comes. */
    Scene lostAnswer(Moment.Sent request) {
        lost.add(request);
        return this;
    }

    Scene call(String name, String event) {
        return call(name, event, Moment.invoked("ShiftWeight", 1));
    }

    Scene call(String name, String event, Moment moment) {
        calls.add(new Call(name, event, moment));
        return this;
    }

    /** Kills the first invocation of a call, which is tried again a minute later. */
    Scene dies(String call, int request, boolean afterEffect) {
        deaths.add(new Death(call, request, afterEffect));
        return this;
    }

    Scene deed(Moment moment, String name, Consumer<ScenePlay> what) {
        deeds.add(new Deed(moment, name, what));
        return this;
    }

    /** The document the state machine begins with. */
    Cutover cutover(String executionArn, RecordGroup records) {
        var steps = stepsDone.stream()
                .map(percent -> new StepRun(percent, World.START, new Change("C0"), Optional.of(World.START)))
                .toList();
        return new Cutover(
                request(),
                executionArn,
                records,
                steps,
                Cutover.Next.SHIFT_WEIGHT,
                0,
                "a scene begins",
                Optional.empty());
    }

    /** Somebody stops the execution in the console. */
    Scene stoppedByHand(Moment moment) {
        return deed(
                moment,
                "console",
                play -> play.stepFunctions
                        .client("console")
                        .stopExecution(
                                r -> r.executionArn(play.execution().arn()).cause("by hand")));
    }

    /** A person approves what was asked last, and may be too late. */
    Scene approved(Moment moment) {
        return deed(moment, "approver", play -> {
            var text = play.topic.notices().getLast().text();
            var token = text.replaceFirst("(?s).*--task-token '?([^' ]+).*", "$1");
            try {
                play.stepFunctions
                        .client("approver")
                        .sendTaskSuccess(r -> r.taskToken(token).output("{}"));
            } catch (TaskTimedOutException tooLate) {
                play.aws.timeline().add("approver", tooLate.getMessage());
            }
        });
    }

    private CutoverRequest request() {
        var all = CutoverRequest.of(SITE);
        var guard = new Guard(
                all.guard().errorMetric(),
                all.guard().limits(),
                List.of(),
                isGuarded ? Optional.of(HEALTH_CHECK) : Optional.empty());
        return new CutoverRequest(
                SITE,
                new Ramp(List.of(5, 50, 100), 1, 240),
                guard,
                Optional.empty(),
                all.warmUp(),
                needsApproval ? new Approvals(Set.of(100), 60) : Approvals.NONE,
                60,
                1);
    }
}
