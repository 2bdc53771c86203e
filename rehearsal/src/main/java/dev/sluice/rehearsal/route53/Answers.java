package dev.sluice.rehearsal.route53;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What a name server may answer to a question, in the state it is in: one record set of a group, drawn for each query. */
public final class Answers {

    private final Answer[] answers;
    private final int[] cumulated;

    private Answers(List<ResourceRecordSet> candidates, boolean byWeight) {
        answers = candidates.isEmpty()
                ? new Answer[] {Answer.NOTHING}
                : candidates.stream().map(Answer::of).toArray(Answer[]::new);
        cumulated = new int[answers.length];
        int sum = 0;
        for (int i = 0; i < answers.length; i++) {
            sum += byWeight ? weight(candidates.get(i)) : 1;
            cumulated[i] = sum;
        }
    }

    /**
     * Draws by weight / sum; all zero means equal shares (Route 53 Developer Guide, weighted values). Records of weight 0
     * are considered only when every other is unhealthy, and when nothing is healthy everything counts as healthy
     * (Developer Guide, how Route 53 chooses records).
     *
     * @param healthy holds for a record without a health check
     */
    static Answers among(List<ResourceRecordSet> group, Predicate<ResourceRecordSet> healthy) {
        var well = group.stream().filter(healthy).toList();
        var weighted = group.stream().filter(set -> weight(set) > 0).toList();
        var weightedAndWell = well.stream().filter(set -> weight(set) > 0).toList();
        if (!weightedAndWell.isEmpty()) {
            return new Answers(weightedAndWell, true);
        }
        if (!well.isEmpty()) {
            return new Answers(well, false);
        }
        return weighted.isEmpty() ? new Answers(group, false) : new Answers(weighted, true);
    }

    public Answer draw(RandomGenerator random) {
        int last = cumulated.length - 1;
        int point = last == 0 ? 0 : random.nextInt(cumulated[last]);
        int i = 0;
        while (cumulated[i] <= point) {
            i++;
        }
        return answers[i];
    }

    /** The share of queries that are answered with the record set of this identifier, 0–1. */
    public double share(String setIdentifier) {
        double share = 0;
        for (int i = 0; i < answers.length; i++) {
            if (answers[i].setIdentifier().equals(setIdentifier)) {
                share += cumulated[i] - (i == 0 ? 0 : cumulated[i - 1]);
            }
        }
        return share / cumulated[cumulated.length - 1];
    }

    /** A record set without a weight is the only one of its name and type. */
    private static int weight(ResourceRecordSet set) {
        return set.weight() == null ? 1 : Math.toIntExact(set.weight());
    }
}
