package dev.sluice.rehearsal.interleaving;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.aws.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Every request of a run, on its way there and when it arrives: what befalls it, and what its caller can know by it. A caller
 * is a function of what it sent and what it was told, and when; so together with the services' own state this is the state of
 * the run.
 */
final class Requests implements Faults {

    private static final String WRITE = "route53:ChangeResourceRecordSets";

    private final ScenePlay play;
    private final Numbers numbers;
    private final Map<String, Integer> histories = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final Map<Moment.Sent, List<Runnable>> watchers = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();
    private String writer;
    private int written;
    private int records;

    /** A change that was accepted. */
    record Write(String caller, Instant at, List<ResourceRecordSet> records) {}

    Requests(ScenePlay play, Numbers numbers) {
        this.play = play;
        this.numbers = numbers;
        this.records = numbers.of(play.recordsAtFirst);
    }

    void on(Moment.Sent moment, Runnable what) {
        watchers.computeIfAbsent(moment, m -> new ArrayList<>()).add(what);
    }

    @Override
    public Duration delay(String caller, Action action) {
        note(caller, action, "sent");
        var request = sent(caller, action.name());
        int number = counts.merge(caller, 1, Integer::sum);
        dies(caller, number, false);
        return play.scene.late.stream()
                .filter(late -> late.request().equals(request))
                .map(Scene.Late::delay)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    @Override
    public Fault next(String caller, Action action) {
        note(caller, action, seen(action));
        dies(caller, arrivals.merge(caller, 1, Integer::sum), true);
        if (action.name().equals(WRITE)) {
            writer = caller;
        }
        if (action.name().equals("lambda:InvokeFunction")) {
            return fault(sent(caller, action.name() + " " + action.resource().replaceFirst(".*:", "")));
        }
        return fault(
                new Moment.Sent(caller, action.name(), arrivals.merge(caller + " " + action.name(), 1, Integer::sum)));
    }

    private Fault fault(Moment.Sent request) {
        return play.scene.lost.contains(request) ? Fault.LOST_RESPONSE : Fault.NONE;
    }

    private Moment.Sent sent(String caller, String action) {
        var moment = new Moment.Sent(caller, action, counts.merge(caller + " " + action, 1, Integer::sum));
        watchers.getOrDefault(moment, List.of()).forEach(Runnable::run);
        return moment;
    }

    private void dies(String caller, int request, boolean afterEffect) {
        if (play.scene.deaths.contains(new Scene.Death(caller, request, afterEffect))) {
            play.kill(caller);
        }
    }

    /** All accepted changes so far, with whose they were. */
    List<Write> writes() {
        var changes = play.zone.changes();
        if (writes.size() < changes.size()) {
            var change = changes.getLast();
            var write = new Write(writer, change.submittedAt(), change.records());
            writes.add(write);
            // Which of the rollbacks wrote makes no difference.
            records = numbers.of(write.records());
            written = numbers.of(
                    List.of(written, play.begins.containsKey(writer) ? "" : writer, change.submittedAt(), records));
        }
        return writes;
    }

    /** Whether all changes of a caller are INSYNC. */
    boolean areLive(String caller) {
        var changes = play.zone.changes();
        return IntStream.range(0, writes().size())
                .filter(i -> writes.get(i).caller().equals(caller))
                .allMatch(i -> changes.get(i).inSyncAt().isPresent());
    }

    private void note(String caller, Action action, Object what) {
        writes();
        var entry = List.of(play.world.instant(), action.name(), what);
        histories.merge(caller, numbers.of(entry), (before, now) -> numbers.of(List.of(before, now)));
    }

    /** What the answer can tell at this moment. */
    private Object seen(Action action) {
        return switch (action.name()) {
            case "route53:ListResourceRecordSets" -> records;
            case WRITE -> List.of(records, writes.size());
            case "route53:GetChange" -> synced();
            case "states:ListExecutions", "states:StopExecution", "states:DescribeExecution" ->
                play.execution().status();
            case "states:GetExecutionHistory" -> play.execution().history().size();
            default -> "";
        };
    }

    private List<Boolean> synced() {
        return play.zone.changes().stream()
                .map(change -> change.inSyncAt().isPresent())
                .toList();
    }

    Object state() {
        writes();
        return List.of(
                play.world.elapsed(),
                play.world.steps(),
                Map.copyOf(histories),
                written,
                synced(),
                play.execution().status(),
                play.execution().history().size(),
                play.topic.notices().size(),
                List.copyOf(play.rescues));
    }
}
