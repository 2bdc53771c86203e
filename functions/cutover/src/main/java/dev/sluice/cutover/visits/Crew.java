package dev.sluice.cutover.visits;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some who share the work.
 *
 * @param executor runs each of them
 * @param size how many there are, 1 or more
 */
record Crew(Executor executor, int size) {

    /** Works on every item, {@code size} at a time. */
    <T, R> List<R> all(List<T> items, Function<T, R> work) {
        return until(() -> false, items, work).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Works on the items in their order until it is time to stop; what was begun is finished.
     *
     * @return the results in the order of the items; empty for each that was not begun
     */
    <T, R> List<Optional<R>> until(BooleanSupplier isOver, List<T> items, Function<T, R> work) {
        var next = new AtomicInteger();
        var results = new AtomicReferenceArray<R>(items.size());
        Runnable worker = () -> {
            for (int i = next.getAndIncrement();
                    i < items.size() && !isOver.getAsBoolean();
                    i = next.getAndIncrement()) {
                results.set(i, work.apply(items.get(i)));
            }
        };
        Stream.generate(() -> CompletableFuture.runAsync(worker, executor))
                .limit(Math.min(size, items.size()))
                .toList()
                .forEach(CompletableFuture::join);
        return IntStream.range(0, items.size())
                .mapToObj(i -> Optional.ofNullable(results.get(i)))
                .toList();
    }
}
