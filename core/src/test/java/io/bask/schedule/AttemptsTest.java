package io.bask.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import io.bask.schedule.serial.SerialScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that fail now and then, and runs that take too long. */
@Timeout(600)
class AttemptsTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    static Stream<Scheduler> schedulers() {
        return Stream.of(new SerialScheduler(), new ForkJoinScheduler(1), new ForkJoinScheduler(3));
    }

    private static Job reads(Kernel kernel) {
        GraphBuilder graph = Graph.builder();
        int one = graph.lone("one", inputs -> 1);
        int read = graph.lone("kernel", kernel, one);
        return new Job(graph.build(), new int[] {read});
    }

    /** Fails twice, and spoils its inputs, which it may. */
    private static Object luckyThirdTime(Object[] inputs) {
        int sum = (int) inputs[0] + 1;
        inputs[0] = "spoilt";
        if (CALLS.incrementAndGet() < 3) {
            throw new IllegalStateException("bad luck");
        }
        return sum;
    }

    private static Object outOfLuck() {
        CALLS.incrementAndGet();
        throw new OutOfMemoryError("pretended");
    }

    private static Object stale() {
        CALLS.incrementAndGet();
        throw new StaleMetadataException("source", "narrow");
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void tasksAreTriedAgain(Scheduler scheduler) {
        CALLS.set(0);
        assertThat(scheduler.run(
                        reads(AttemptsTest::luckyThirdTime),
                        RunOptions.defaults().withRetries(2)))
                .containsExactly(2);
        assertThat(CALLS).hasValue(3);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void tasksThatGoOnFailingFail(Scheduler scheduler) {
        CALLS.set(0);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> scheduler.run(
                        reads(AttemptsTest::luckyThirdTime),
                        RunOptions.defaults().withRetries(1)))
                .withMessageContaining("bad luck");
        assertThat(CALLS).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void whatIsNoBadLuckIsNotTriedAgain(Scheduler scheduler) {
        for (Kernel kernel : List.<Kernel>of(inputs -> outOfLuck(), inputs -> stale())) {
            CALLS.set(0);
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(() ->
                            scheduler.run(reads(kernel), RunOptions.defaults().withRetries(5)));
            assertThat(CALLS).hasValue(1);
        }
    }

    /** A chain that would take hours. */
    private static Job endless() {
        GraphBuilder graph = Graph.builder();
        int last = graph.lone("begin", inputs -> 0);
        int layer = graph.layer("wait", new int[] {100_000}, 0);
        for (int i = 0; i < 100_000; i++) {
            last = graph.add(layer, i, AttemptsTest::wait, last);
        }
        return new Job(graph.build(), new int[] {last});
    }

    private static Object wait(Object[] inputs) {
        long end = System.nanoTime() + Duration.ofMillis(50).toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return inputs[0];
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void runsThatTakeTooLongAreStopped(Scheduler scheduler) {
        RunOptions options = RunOptions.defaults().withTimeout(Duration.ofMillis(200));
        assertThatExceptionOfType(RunTimedOutException.class)
                .isThrownBy(() -> scheduler.run(endless(), options))
                .withMessageContaining("longer than PT0.2S")
                .withMessageContaining("of 100001 tasks")
                .satisfies(late -> assertThat(late.timeout()).isEqualTo(Duration.ofMillis(200)));
        RunOptions patient = RunOptions.defaults().withTimeout(Duration.ofMinutes(1));
        assertThat(scheduler.run(reads(inputs -> inputs[0]), patient)).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void aTimeoutThatIsNotReachedChangesNothing(Scheduler scheduler) {
        for (Duration timeout : List.of(Duration.ofHours(1), Duration.ofSeconds(Long.MAX_VALUE), Duration.ZERO)) {
            assertThat(scheduler.run(
                            reads(inputs -> inputs[0]), RunOptions.defaults().withTimeout(timeout)))
                    .containsExactly(1);
        }
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOptions.defaults().withRetries(-1))
                .withMessageContaining("retries is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOptions.defaults().withTimeout(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }
}
