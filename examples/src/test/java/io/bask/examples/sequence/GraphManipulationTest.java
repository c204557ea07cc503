package io.bask.examples.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.Checkpoint;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.Together;
import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.bag.Bag;
import io.bask.bag.Item;
import io.bask.config.Config;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Series;
import io.bask.dataframe.column.IntColumn;
import io.bask.delayed.Delayed;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work done later, or once more: {@code bind}, {@code waitOn}, {@code checkpoint}, {@code cloneOf} on every kind of collection. */
@Timeout(600)
class GraphManipulationTest {
    private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        LOG.clear();
    }

    private static <T> T log(String name, T value) {
        LOG.add(name);
        return value;
    }

    private static Bag<Long> logged(String name) {
        return Bag.range(8, 4).map(x -> log(name, x));
    }

    /** One of each kind, each with four blocks and a call of {@code log} for each, but of sequences, which call nothing. */
    static Stream<Lazy<?>> children() {
        DataFrame frame = DataFrame.of(Map.of("a", IntColumn.of(1, 2, 3, 4)), 4);
        DataFrame mapped = frame.mapPartitions(part -> log("child", part), frame.schema());
        return Stream.of(
                Sequence.range(10, 4).times(2),
                Array.fromFunction(i -> log("child", (double) i[0]), Shape.of(8), Chunks.of(2))
                        .add(1),
                logged("child"),
                logged("child").count(),
                mapped,
                mapped.col("a").add(1),
                mapped.col("a").sum(),
                Delayed.function((Integer x) -> log("child", x)).apply(3));
    }

    private static String text(Object value) {
        return value.toString();
    }

    @ParameterizedTest
    @MethodSource("children")
    void boundWorkBeginsWhenTheParentsAreDone(Lazy<?> child) {
        Bag<Long> parent = logged("parent");
        Object expected = child.compute();
        int calls = LOG.size();
        LOG.clear();
        Lazy<?> bound = Bask.bind(child, parent);
        assertThat(bound).hasSameClassAs(child);
        for (boolean optimize : new boolean[] {true, false}) {
            LOG.clear();
            try (var config = Config.with("optimize", optimize)) {
                assertThat(text(bound.compute())).isEqualTo(text(expected));
            }
            assertThat(LOG).hasSize(8 + calls);
            assertThat(LOG.subList(0, 8)).containsOnly("parent");
            assertThat(nothingBeginsBeforeTheGate(bound, optimize)).isTrue();
        }
        LOG.clear();
        assertThat(text(Bask.compute(bound, child).get(bound))).isEqualTo(text(expected));
        assertThat(LOG).as("the child itself, the parent, the child anew").hasSize(8 + 2 * calls);
    }

    /** All tasks without inputs are the parents' or there from the beginning. */
    private static boolean nothingBeginsBeforeTheGate(Lazy<?> bound, boolean optimize) {
        try (var config = Config.with("optimize", optimize)) {
            Graph graph = Bask.job(List.of(bound)).graph();
            boolean[] behind = new boolean[graph.size()];
            boolean[] parents = new boolean[graph.size()];
            int gate = -1;
            for (int task = 0; task < graph.size(); task++) {
                if (graph.kernel(task).operation().contains("checkpoint")) {
                    gate = task;
                }
            }
            parents[gate] = true;
            for (int task = gate; task >= 0; task--) {
                for (int i = 0; parents[task] && i < graph.dependencyCount(task); i++) {
                    parents[graph.dependency(task, i)] = true;
                }
            }
            for (int task = gate + 1; task < graph.size(); task++) {
                int at = task;
                behind[task] = IntStream.range(0, graph.dependencyCount(task))
                        .map(i -> graph.dependency(at, i))
                        .anyMatch(read -> behind[read] || parents[read]);
            }
            int last = graph.size() - 1;
            return gate == last || behind[last]; // a gate with one reader may be one task with it
        }
    }

    @ParameterizedTest
    @MethodSource("children")
    void clonesDoAllWorkAnew(Lazy<?> child) {
        Object expected = child.compute();
        int calls = LOG.size();
        LOG.clear();
        Lazy<?> again = Bask.cloneOf(child);
        assertThat(text(Bask.compute(child, again).get(again))).isEqualTo(text(expected));
        assertThat(LOG).hasSize(2 * calls);
        LOG.clear();
        Bask.compute(child, Bask.cloneOf(child, child));
        assertThat(LOG).as("all of it is omitted").hasSize(calls);
        assertThat(text(again.persist().compute())).isEqualTo(text(expected));
    }

    @ParameterizedTest
    @MethodSource("children")
    void nobodyReadsWhatWaitsBeforeAllIsDone(Lazy<?> child) {
        Object expected = child.compute();
        int calls = LOG.size();
        Bag<Long> other = logged("other");
        Together both = Bask.waitOn(other, child);
        Bag<Long> reader = both.get(other).map(x -> log("reader", x));
        LOG.clear();
        assertThat(reader.compute()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(LOG).hasSize(16 + calls);
        assertThat(LOG.subList(8 + calls, LOG.size())).containsOnly("reader");
        LOG.clear();
        assertThat(text(both.get(child).compute())).isEqualTo(text(expected));
        assertThat(LOG).hasSize(8 + calls);
    }

    @ParameterizedTest
    @MethodSource("children")
    void checkpointsWaitForAllAndKeepNothing(Lazy<?> child) {
        child.compute();
        int calls = LOG.size();
        LOG.clear();
        Checkpoint done = Bask.checkpoint(child, logged("other"));
        assertThat(done.compute()).isGreaterThanOrEqualTo(5);
        assertThat(LOG).hasSize(8 + calls);
        assertThat(done.persist().compute()).isZero();
    }

    @Test
    void omittedWorkIsSharedAndDoesNotWait() {
        Bag<Long> source = logged("source");
        Bag<Long> child = source.map(x -> log("child", x + 1));
        Bag<Long> bound = Bask.bind(child, List.of(logged("parent")), List.of(source));
        assertThat(Bask.compute(source, bound).get(bound)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(Collections.frequency(LOG, "source")).isEqualTo(8);
        assertThat(LOG.indexOf("child")).isGreaterThan(LOG.lastIndexOf("parent"));
    }

    @Test
    void rulesWorkAboveAndDoNotLookPast() {
        Sequence later = Bask.bind(Sequence.range(10, 3).times(2), logged("parent"));
        assertThat(later.plus(1).times(3).compute())
                .isEqualTo(LongStream.range(0, 10).map(x -> 6 * x + 3).boxed().toList());
        assertThat(later.plus(1).times(3).explain("simplify")).isEqualTo("3 * x + 3\n  later\n");
        Array array = Bask.waitOn(Array.fromFunction(i -> i[0], Shape.of(6), Chunks.of(2)));
        assertThat(array.add(1).sum().compute()).hasToString("21.0");
        DataFrame frame = Bask.cloneOf(DataFrame.of(Map.of("a", IntColumn.of(1, 2), "b", IntColumn.of(3, 4)), 2));
        Series sums = frame.filter(frame.col("a").gt(1)).col("b");
        assertThat(sums.sum().compute()).isEqualTo(4.0);
        Item<Long> count = Bask.waitOn(logged("x").count());
        assertThat(count.map(x -> x + 1).compute()).isEqualTo(9);
    }

    @Test
    void manyBlocksWaitByATree() {
        Checkpoint done = Bask.checkpoint(Bag.range(1000, 1000));
        assertThat(done.compute()).isEqualTo(1000);
        Graph graph = Bask.job(List.of(done)).graph();
        assertThat(IntStream.range(0, graph.size()).map(graph::dependencyCount).max())
                .hasValue(16);
    }

    @Test
    void refusesWhatIsNotThere() {
        Bag<Long> bag = logged("x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bask.bind(bag, (Lazy<?>) null))
                .withMessageContaining("lazy object 0 of 1 is null");
        assertThatIllegalArgumentException().isThrownBy(() -> Bask.cloneOf((Bag<Long>) null));
        assertThatIllegalArgumentException().isThrownBy(() -> Bask.checkpoint(bag, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bask.waitOn(bag, bag).get(logged("y")))
                .withMessageContaining("does not wait here");
        assertThatThrownBy(() -> Bask.cloneOf(new Plain()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("let it implement later");
    }

    /** A collection whose author knew nothing of this. */
    private record Plain() implements Lazy<Integer> {
        @Override
        public Lazy<Integer> persist() {
            return this;
        }

        @Override
        public Family family() {
            return new Family() {
                @Override
                public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
                    return List.of();
                }

                @Override
                public Map<String, String> explain(Lazy<?> member) {
                    return Map.of();
                }
            };
        }
    }
}
