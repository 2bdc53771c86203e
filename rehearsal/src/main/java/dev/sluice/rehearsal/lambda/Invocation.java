package dev.sluice.rehearsal.lambda;

/** How an invocation ended. */
public sealed interface Invocation {

    /** @param response as JSON */
    record Succeeded(String response) implements Invocation {}

    /** The handler threw, or its event or response could not be read or written. */
    record Failed(Throwable error) implements Invocation {}

    /** The function's timeout passed; the handler was stopped where it waited. */
    record TimedOut() implements Invocation {}
}
