package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results are let go as soon as nobody needs them. */
@Timeout(600)
class ReleaseTest {
    static List<Mode> modes() {
        return Mode.all();
    }

    static void awaitCleared(List<WeakReference<Object>> references) {
        for (WeakReference<Object> reference : references) {
            for (int collections = 0; reference.get() != null; collections++) {
                assertThat(collections)
                        .as("garbage collections that left a dropped result alive")
                        .isLessThan(20);
                System.gc();
            }
        }
    }

    /** Each task looks back: what lies two links behind must be gone. Serial in nature, so exact in every mode. */
    @ParameterizedTest
    @MethodSource("modes")
    void aResultIsGoneOnceItsLastReaderHasFinished(Mode mode) {
        int length = 30;
        AtomicReferenceArray<WeakReference<Object>> results = new AtomicReferenceArray<>(length);
        Job job = mode.of(Families.chain(length), task -> inputs -> {
            if (task >= 2) {
                awaitCleared(List.of(results.get(task - 2)));
            }
            Object result = new byte[100];
            results.set(task, new WeakReference<>(result));
            return result;
        });
        assertThat(mode.run(job)[0]).isInstanceOf(byte[].class);
    }

    /** A result that every link reads as well stays, and so does one that is wanted in the end. */
    @ParameterizedTest
    @MethodSource("modes")
    void outputsAndSharedInputsStay(Mode mode) {
        int length = 10;
        GraphBuilder graph = Graph.builder();
        int shared = graph.lone("shared", inputs -> new byte[100]);
        int wanted = graph.lone("wanted", inputs -> new byte[200], shared);
        int last = wanted;
        for (int i = 0; i < length; i++) {
            last = graph.lone(
                    "link" + i,
                    inputs -> {
                        System.gc();
                        assertThat(((byte[]) inputs[0])).hasSize(100);
                        return new byte[300];
                    },
                    shared,
                    last);
        }
        Object[] outputs = mode.run(mode.of(new Job(graph.build(), new int[] {last, wanted})));
        assertThat((byte[]) outputs[0]).hasSize(300);
        assertThat((byte[]) outputs[1]).hasSize(200);
    }

    /** Counts results that are alive, by their readers' ends; never far more than the order promises. */
    @ParameterizedTest
    @MethodSource("modes")
    void liveResultsStayNearWhatTheOrderPromises(Mode mode) {
        for (Job plain : List.of(Families.tree(2048), Families.sum(40), Families.xpxt(20), Families.matmul(10))) {
            Census census = new Census(plain);
            Job job = mode.of(plain, census::kernel);
            CompiledGraph compiled = CompiledGraph.of(job);
            long promised = TaskOrder.best(compiled.demand()).peak();
            try (ForkJoinScheduler scheduler = mode.scheduler()) {
                scheduler.run(compiled, RunOptions.defaults());
            }
            if (mode.threads() == 1) {
                assertThat(census.peak()).isLessThanOrEqualTo((int) promised);
            } else {
                // Each further thread may be a subtree of its own ahead; constructed order would need 400 to 2049.
                assertThat(census.peak()).isLessThanOrEqualTo((int) promised * (1 + mode.threads()) + 64);
            }
        }
    }

    /** Counts a result from its task's beginning until its last reader has ended. */
    private static final class Census {
        private final Graph graph;
        private final AtomicInteger[] readersLeft;
        private final AtomicInteger live = new AtomicInteger();
        private final AtomicInteger peak = new AtomicInteger();

        Census(Job job) {
            graph = job.graph();
            int[] readers = Arrays.copyOf(Demand.of(job).readers(), graph.size());
            readersLeft = IntStream.of(readers).mapToObj(AtomicInteger::new).toArray(AtomicInteger[]::new);
        }

        int peak() {
            return peak.get();
        }

        io.bask.graph.Kernel kernel(int task) {
            return inputs -> {
                peak.accumulateAndGet(live.incrementAndGet(), Math::max);
                Object result = graph.kernel(task).run(inputs);
                for (int i = 0; i < graph.dependencyCount(task); i++) {
                    if (readersLeft[graph.dependency(task, i)].decrementAndGet() == 0) {
                        live.decrementAndGet();
                    }
                }
                if (readersLeft[task].get() == Demand.OUTPUT) {
                    live.decrementAndGet();
                }
                return result;
            };
        }
    }
}
