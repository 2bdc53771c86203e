package dev.sluice.rehearsal.cutover;

import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.picture.CutoverStory;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of a cutover.
 *
 * @param finalWeights of its records
 * @param rolledBackAtShare the canary's share of all requests in the minute of the decision, 0–1; empty unless it was
 *     rolled back
 * @param minutes what both arms really did, indexed from the start
 * @param story for the picture
 */
public record RampResult(
        Split finalWeights, OptionalDouble rolledBackAtShare, List<Minute> minutes, CutoverStory story) {

    public RampResult {
        minutes = List.copyOf(minutes);
    }
}
