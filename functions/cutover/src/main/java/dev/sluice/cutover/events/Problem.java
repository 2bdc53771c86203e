package dev.sluice.cutover.events;

/**
 * Something wrong with a request.
 *
 * @param path where, in JSONPath, such as {@code $.ramp.steps[2]}
 * @param what is wrong, to be read after the path
 * @param cure what to do about it
 */
public record Problem(String path, String what, String cure) {

    /** For example: $.stable is missing. Add the set identifier of the records of what serves the site now. */
    @Override
    public String toString() {
        return "%s %s. %s".formatted(path, what, cure);
    }
}
