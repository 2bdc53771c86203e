package dev.sluice.cli.backtest;

import dev.sluice.domain.judge.Counts;

/** What one arm served, added up over minutes. */
record Traffic(long requests, long errors) {

    static final Traffic NONE = new Traffic(0, 0);

    /** @throws ArithmeticException when a sum overflows, after no less than nine million minutes */
    Traffic plus(Counts minute) {
        return new Traffic(Math.addExact(requests, minute.requests()), Math.addExact(errors, minute.errors()));
    }

    boolean isEmpty() {
        return requests == 0;
    }
}
