package dev.sluice.rehearsal.interleaving;

import static dev.sluice.rehearsal.interleaving.Scene.SITE;

import dev.sluice.aws.Route53Router;
import dev.sluice.aws.SnsNotices;
import dev.sluice.aws.StepFunctionsExecutions;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.route53.HostedZone;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import dev.sluice.rehearsal.sns.SimulatedSns;
import dev.sluice.rehearsal.sns.Topic;
import dev.sluice.rehearsal.states.Execution;
import dev.sluice.rehearsal.states.SimulatedStateMachine;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.Actor;
import dev.sluice.rehearsal.world.Delay;
import dev.sluice.rehearsal.world.Event;
import dev.sluice.rehearsal.world.Schedule;
import dev.sluice.rehearsal.world.World;
import dev.sluice.rollback.RollbackHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** One run of a scene. */
final class ScenePlay implements DistinctOrders.Play {

    /** Long enough for a sweep, and for a rollback that is tried again. */
    private static final Duration LENGTH = Duration.ofMinutes(15);

    /** Lambda Developer Guide, invocation-async-error-handling. */
    private static final Duration BEFORE_RETRY = Duration.ofMinutes(1);

    private static final String AGAIN = " again";

    final Scene scene;
    final World world;
    final SimulatedAws aws;
    final SimulatedRoute53 route53;
    final SimulatedStepFunctions stepFunctions;
    final SimulatedSns sns;
    final HostedZone zone;
    final Topic topic;
    final Requests requests;
    final List<ResourceRecordSet> recordsAtFirst;
    final List<Rescue> rescues = new ArrayList<>();
    final Map<String, Instant> begins = new TreeMap<>();
    private final SimulatedStateMachine machine;
    private final Map<String, Actor> actors = new TreeMap<>();
    private Execution execution;

    ScenePlay(Scene scene, Schedule schedule, Numbers numbers) {
        this.scene = scene;
        this.world = new World(1, schedule);
        this.aws = new SimulatedAws(world, new Timeline(world), Delay.NONE);
        this.route53 = new SimulatedRoute53(aws, scene.route53);
        this.stepFunctions = new SimulatedStepFunctions(aws, scene.stepFunctions);
        this.sns = new SimulatedSns(aws);
        this.zone = route53.createHostedZone(SITE.hostedZoneId(), "example.com");
        this.topic = sns.createTopic("sluice");
        SceneRecords.addTo(this);
        this.recordsAtFirst = zone.records();
        this.requests = new Requests(this, numbers);
        aws.suffer(requests);
        this.machine = SceneMachine.install(this);
    }

    Execution execution() {
        return execution;
    }

    @Override
    public Object state() {
        return requests.state();
    }

    /**
     * A rollback that began at an earlier instant is past its decision and only looks, as no scene lets its requests fail. It
     * writes again only where the canary has risen; and at an instant at which it is at 0, the execution has ended and nothing
     * but such looks is due, nobody raises it.
     */
    @Override
    public boolean commute(List<Event> due) {
        return execution != null
                && execution.end().isPresent()
                && Verdict.isBack(zone.records())
                && due.stream().allMatch(event -> isLooking(event.name()));
    }

    private boolean isLooking(String actor) {
        var begun = begins.get(actor.startsWith(SceneMachine.ROLLBACK) ? SceneMachine.ROLLBACK : actor);
        return begun != null && begun.isBefore(world.instant());
    }

    @Override
    public void run(BooleanSupplier isKnown) {
        try (world) {
            world.spawn("setup", this::begin);
            if (!world.runUntil(isKnown, LENGTH)) {
                Verdict.on(this);
            }
        }
    }

    private void begin() {
        if (scene.hasStatusEvents) {
            stepFunctions.onStatusChange(event -> {
                if (!event.contains("\"RUNNING\"") && !event.contains("\"SUCCEEDED\"")) {
                    answer("status event", event);
                }
            });
        }
        for (var call : scene.calls) {
            schedule(call.moment(), call.name(), () -> answer(call.name(), call.event()));
        }
        for (var deed : scene.deeds) {
            schedule(deed.moment(), deed.name(), () -> deed.what().accept(this));
        }
        execution = machine.start(SITE.executionPrefix() + "20260302T090000Z", "{}");
    }

    private void schedule(Moment moment, String name, Runnable what) {
        switch (moment) {
            case Moment.After(var delay) -> world.after(delay, name + " begins", () -> spawn(name, what));
            case Moment.Sent sent -> requests.on(sent, () -> spawn(name, what));
        }
    }

    private void spawn(String name, Runnable what) {
        actors.put(name, world.spawn(name, what));
    }

    /** The rollback's function with a caller that does not wait: when it dies, it is tried again. */
    private void answer(String name, String event) {
        boolean ended = false;
        try {
            Rescue.attempt(this, name, event);
            ended = true;
        } catch (RuntimeException | IOException failed) {
            aws.timeline().add(name, "failed: " + failed);
        } finally {
            if (!ended && !name.endsWith(AGAIN)) {
                world.after(BEFORE_RETRY, name + AGAIN, () -> spawn(name + AGAIN, () -> answer(name + AGAIN, event)));
            }
        }
    }

    void kill(String name) {
        actors.get(name).kill();
    }

    Route53Router router(String caller) {
        return new Route53Router(
                route53.client(caller), SITE.hostedZoneId(), SITE.domain(), SITE.stable(), SITE.canary());
    }

    SnsNotices notices(String caller) {
        return new SnsNotices(sns.client(caller), topic.arn());
    }

    RollbackHandler rollback(String caller) {
        return new RollbackHandler(
                new Scope(SITE, Set.of(Scene.ALARM_NAME)),
                router(caller),
                new StepFunctionsExecutions(stepFunctions.client(caller), machine.arn()),
                notices(caller),
                world);
    }
}
