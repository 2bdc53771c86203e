package dev.sluice.cutover.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CrewTest {

    @Property(tries = 100)
    void all_work_is_done_once_in_order_and_never_by_more_than_the_crew(
            @ForAll @IntRange(max = 60) int items, @ForAll @IntRange(min = 1, max = 8) int size) {
        var active = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, items).boxed().toList();

            var done = new Crew(threads, size).all(work, item -> {
                most.accumulateAndGet(active.incrementAndGet(), Math::max);
                active.decrementAndGet();
                return item * 2;
            });

            assertThat(done).isEqualTo(work.stream().map(item -> item * 2).toList());
            assertThat(most.get()).isLessThanOrEqualTo(size);
        }
    }

    @Test
    @Timeout(60)
    void the_whole_crew_works_at_the_same_time() {
        var here = new CountDownLatch(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var met = new Crew(threads, 4).all(List.of(1, 2, 3, 4), item -> {
                here.countDown();
                try {
                    here.await();
                    return item;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(met).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void what_is_not_begun_in_time_is_left() {
        var begun = new AtomicInteger();

        var done = new Crew(Runnable::run, 2)
                .until(() -> begun.get() == 2, List.of("a", "b", "c"), item -> item + begun.incrementAndGet());

        assertThat(done).containsExactly(Optional.of("a1"), Optional.of("b2"), Optional.empty());
    }

    @Test
    void a_failure_is_not_swallowed() {
        assertThatThrownBy(() -> new Crew(Runnable::run, 2).all(List.of("a"), item -> {
                    throw new IllegalStateException("the roof fell in");
                }))
                .hasRootCauseMessage("the roof fell in");
    }
}
