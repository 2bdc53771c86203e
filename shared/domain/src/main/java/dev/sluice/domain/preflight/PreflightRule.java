package dev.sluice.domain.preflight;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that has to be so before a cutover begins.
 *
 * @param id in kebab case
 * @param sentence what has to be so
 * @param cure what a person can do when it is not
 * @param source why: a page of AWS, or the reason
 * @param check what is wrong; nothing when that part of the account was not read
 */
public record PreflightRule(
        String id,
        Severity severity,
        String sentence,
        String cure,
        String source,
        Function<AccountSnapshot, Stream<Problem>> check) {

    /** Nothing when all is as it has to be. */
    public List<Finding> apply(AccountSnapshot snapshot) {
        return check.apply(snapshot)
                .map(problem -> new Finding(id, severity, problem.where(), problem.what(), cure, source))
                .toList();
    }
}
