package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.sns.Notice;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Cutovers to their end, and what tests ask of them. */
final class Played {

    private Played() {}

    static CutoverRun of(long seed, Script script) {
        try (var world = new World(seed)) {
            return new CutoverStage(world, script).play();
        }
    }

    static CutoverRun of(Script script) {
        return of(1, script);
    }

    /** A healthy cutover that something befalls. */
    static CutoverRun with(Mishap mishap) {
        return of(Script.of(Conditions.HEALTHY).with(mishap));
    }

    /** The weights one after another, each once. */
    static List<Split> splits(CutoverRun run) {
        var splits = run.changes().stream().map(CutoverRun::split).toList();
        return IntStream.range(0, splits.size())
                .filter(i -> i == 0 || !splits.get(i).equals(splits.get(i - 1)))
                .mapToObj(splits::get)
                .toList();
    }

    /** When the canary was first given this share, 0–1. */
    static Instant firstAt(CutoverRun run, double share) {
        return run.changes().stream()
                .filter(change -> CutoverRun.split(change).canaryShare() == share)
                .findFirst()
                .orElseThrow()
                .submittedAt();
    }

    /** The canary's records as the last change left them. */
    static List<ResourceRecordSet> canary(CutoverRun run) {
        return run.changes().getLast().records().stream()
                .filter(record -> SITE.canary().equals(record.setIdentifier()))
                .toList();
    }

    static List<String> subjects(CutoverRun run) {
        return run.notices().stream()
                .map(Notice::subject)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** The canary's share of the requests when the run ended, 0–1. */
    static double latestShare(CutoverRun run) {
        return run.traffic().canaryShare(run.traffic().minutes().getLast().index());
    }

    /** The texts of the notices whose subject has this in it. */
    static List<String> texts(CutoverRun run, String inSubject) {
        return run.notices().stream()
                .filter(notice -> notice.subject().contains(inSubject))
                .map(Notice::text)
                .toList();
    }

    static Duration sinceStart(CutoverRun run, Instant at) {
        return Duration.between(run.execution().startedAt(), at);
    }
}
