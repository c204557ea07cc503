package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bask.graph.Described;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.TaskListener;
import io.bask.testkit.Seeds;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(600)
class FailureTest {
    static List<Mode> modes() {
        return Mode.all();
    }

    private static void assertUsable(ForkJoinScheduler scheduler, Mode mode) {
        Job job = mode.of(Families.sum(8));
        Object[] expected = new io.bask.schedule.serial.SerialScheduler().run(job, RunOptions.defaults());
        assertThat(scheduler.run(job, RunOptions.defaults())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theFirstFailureEndsTheRun(Mode mode) {
        Job plain = Families.stencil(40, 40);
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            for (int round = 0; round < 20; round++) {
                int bad = Seeds.random(round).nextInt(plain.graph().size());
                IllegalStateException cause = new IllegalStateException("no good");
                AtomicInteger executing = new AtomicInteger();
                Job job = mode.of(plain, task -> inputs -> {
                    executing.incrementAndGet();
                    try {
                        if (task == bad) {
                            throw cause;
                        }
                        return plain.graph().kernel(task).run(inputs);
                    } finally {
                        executing.decrementAndGet();
                    }
                });
                Run run = scheduler.submit(job, RunOptions.defaults());
                TaskFailedException thrown = catchThrowableOfType(TaskFailedException.class, run::join);
                assertThat(executing).hasValue(0);
                assertThat(thrown).hasCause(cause).hasMessageContaining("no good");
                assertThat(thrown.key()).isEqualTo(plain.graph().key(bad));
                assertThat(run.isDone()).isTrue();
                assertThat(run.finishedTasks()).isLessThan(plain.graph().size());
                assertThat(catchThrowable(run::join)).isSameAs(thrown);
            }
            assertUsable(scheduler, mode);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void whatReadsAFailedTaskNeverRuns(Mode mode) {
        AtomicInteger after = new AtomicInteger();
        GraphBuilder graph = Graph.builder();
        int bad = graph.lone("bad", inputs -> {
            throw new java.io.IOException("disk on fire");
        });
        int next = graph.lone("next", inputs -> after.incrementAndGet(), bad);
        Job job = mode.of(new Job(graph.build(), new int[] {next}));
        Throwable thrown = catchThrowable(() -> mode.run(job));
        assertThat(thrown)
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(java.io.IOException.class)
                .hasMessageContaining("task bad failed")
                .hasMessageContaining("disk on fire");
        assertThat(after).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void messagesTellWhatWasReadThoughTheKernelSpoiltItsInputs(Mode mode) {
        GraphBuilder graph = Graph.builder();
        int seven = graph.data("seven", 7);
        int bad = graph.lone(
                "bad",
                inputs -> {
                    inputs[0] = "spoilt";
                    throw new IllegalStateException("no");
                },
                seven);
        TaskFailedException thrown = catchThrowableOfType(
                TaskFailedException.class, () -> mode.run(mode.of(new Job(graph.build(), new int[] {bad}))));
        assertThat(thrown.inputs()).isEqualTo("7");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void inputsThatCannotDescribeThemselvesHideNothing(Mode mode) {
        Described shy = () -> {
            throw new UnsupportedOperationException("shy");
        };
        GraphBuilder graph = Graph.builder();
        int data = graph.data("data", shy);
        int bad = graph.lone(
                "bad",
                inputs -> {
                    throw new IllegalStateException("no");
                },
                data);
        TaskFailedException thrown = catchThrowableOfType(
                TaskFailedException.class, () -> mode.run(mode.of(new Job(graph.build(), new int[] {bad}))));
        assertThat(thrown).hasMessageContaining("task bad failed").hasRootCauseMessage("no");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void errorsAreFailuresLikeOthersAndLeaveThePoolUsable(Mode mode) {
        List<Kernel> bad = List.of(
                inputs -> overflow(1),
                inputs -> {
                    throw new OutOfMemoryError("pretended");
                },
                inputs -> {
                    throw new AssertionError("wrong");
                },
                inputs -> {
                    throw new NoClassDefFoundError("Missing");
                });
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            for (Kernel kernel : bad) {
                Job plain = Families.wide(100);
                Job job = mode.of(
                        plain, task -> task == 60 ? kernel : plain.graph().kernel(task));
                TaskFailedException thrown = catchThrowableOfType(
                        TaskFailedException.class, () -> scheduler.run(job, RunOptions.defaults()));
                assertThat(thrown.getCause()).isInstanceOf(Error.class);
                assertThat(thrown.key()).isEqualTo(plain.graph().key(60));
                assertUsable(scheduler, mode);
            }
        }
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int overflow(int depth) {
        return overflow(depth + 1) + depth;
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aFailureOfANestedRunIsWrappedOnce(Mode mode) {
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            IllegalStateException cause = new IllegalStateException("deep");
            Job inner = mode.of(Families.chain(3), task -> inputs -> {
                throw cause;
            });
            Job middle = mode.of(Families.chain(3), task -> inputs -> scheduler.run(inner, RunOptions.defaults()));
            Job outer = mode.of(Families.wide(5), task -> inputs -> scheduler.run(middle, RunOptions.defaults()));
            TaskFailedException thrown =
                    catchThrowableOfType(TaskFailedException.class, () -> scheduler.run(outer, RunOptions.defaults()));
            assertThat(thrown.getCause()).isSameAs(cause);
            assertThat(thrown.key()).isEqualTo(inner.graph().key(0));
            assertUsable(scheduler, mode);
        }
    }

    @Test
    void laterFailuresAreSuppressedByTheFirst() {
        CyclicBarrier together = new CyclicBarrier(2);
        Job job = Families.with(Families.wide(2), 1 << 20, task -> inputs -> {
            together.await(30, TimeUnit.SECONDS);
            throw new IllegalStateException("task " + task);
        });
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            TaskFailedException thrown =
                    catchThrowableOfType(TaskFailedException.class, () -> scheduler.run(job, RunOptions.defaults()));
            assertThat(thrown.getSuppressed()).hasSize(1);
            assertThat(thrown.getSuppressed()[0]).isInstanceOf(TaskFailedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void listenersHearOfTheFailure(Mode mode) {
        AtomicReference<@Nullable Throwable> heard = new AtomicReference<>();
        TaskListener listener = new TaskListener() {
            @Override
            public void runFinished(Run run, @Nullable Throwable failure) {
                heard.set(failure);
            }
        };
        Job job = mode.of(Families.chain(50), task -> inputs -> {
            throw new IllegalStateException("no");
        });
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Throwable thrown = catchThrowable(
                    () -> scheduler.run(job, RunOptions.defaults().withListener(listener)));
            assertThat(thrown).isInstanceOf(TaskFailedException.class);
            assertThat(heard.get()).isSameAs(thrown);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aFailedRunKeepsNoResults(Mode mode) {
        List<WeakReference<Object>> results = new ArrayList<>();
        Job job = mode.of(Families.chain(20), task -> inputs -> {
            if (task == 15) {
                throw new IllegalStateException("no");
            }
            Object result = new byte[1000];
            results.add(new WeakReference<>(result));
            return result;
        });
        try (ForkJoinScheduler scheduler = mode.scheduler()) {
            Run run = scheduler.submit(job, RunOptions.defaults());
            assertThat(catchThrowable(run::join)).isInstanceOf(TaskFailedException.class);
            ReleaseTest.awaitCleared(results);
            assertThat(run.isDone()).isTrue();
        }
    }
}
