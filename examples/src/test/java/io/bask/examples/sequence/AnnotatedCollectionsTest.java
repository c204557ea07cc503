package io.bask.examples.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.Bask;
import io.bask.Lazy;
import io.bask.annotation.Annotations;
import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.bag.Bag;
import io.bask.config.Config;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Series;
import io.bask.dataframe.column.IntColumn;
import io.bask.delayed.Delayed;
import io.bask.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations reach the tasks of every kind of collection, through rules and fusion. */
class AnnotatedCollectionsTest {
    private static final Annotations THREE = Annotations.retries(3).withPriority(10);
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static int mostRetries(Lazy<?> lazy) {
        Graph graph = Bask.job(List.of(lazy)).graph();
        return IntStream.range(0, graph.size())
                .map(task -> graph.annotations(task).retriesOr(0))
                .max()
                .orElse(0);
    }

    private static boolean everyTaskSaysThree(Lazy<?> lazy) {
        Graph graph = Bask.job(List.of(lazy)).graph();
        return IntStream.range(0, graph.size())
                .allMatch(task -> graph.annotations(task).equals(THREE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reachTheTasksOfEveryCollection(boolean optimize) {
        Sequence sequence = Sequence.range(10, 2);
        Array array = Array.fromFunction(i -> i[0] % 7, Shape.of(10), Chunks.of(5));
        Bag<Integer> bag = Bag.of(List.of(1, 2, 3, 4), 2);
        DataFrame frame = DataFrame.of(Map.of("a", IntColumn.of(1, 2, 3)), 2);
        Series column = frame.col("a");
        try (var config = Config.with("optimize", optimize)) {
            List<Lazy<?>> all;
            try (var scope = Bask.annotate(THREE)) {
                all = List.of(
                        sequence.times(2),
                        array.add(1).mul(2).sum(),
                        bag.map(x -> x + 1),
                        column.add(1),
                        frame.filter(column.gt(1)),
                        Delayed.function((Integer x) -> x + 1).apply(1));
            }
            for (Lazy<?> one : all) {
                assertThat(mostRetries(one)).as("%s", one).isEqualTo(3);
                assertThat(mostRetries(Bask.persist(one))).as("%s", one).isZero();
            }
        }
        assertThat(mostRetries(array.add(1))).isZero();
        assertThat(mostRetries(column.add(2))).isZero();
    }

    @Test
    void surviveTheRulesThatMergeWhatIsBelow() {
        Sequence below;
        Array squares;
        Bag<Integer> mapped;
        try (var scope = Bask.annotate(THREE)) {
            below = Sequence.range(10, 2).times(3);
            squares = Array.fromFunction(i -> i[0], Shape.of(8), Chunks.of(4)).mul(2);
            mapped = Bag.range(6, 2).map(x -> Math.toIntExact(x));
        }
        assertThat(everyTaskSaysThree(below.plus(1))).isTrue();
        assertThat(below.plus(1).explain("simplify")).contains("3 * x + 1  {retries=3, priority=10}");
        assertThat(below.plus(1).explain("expression")).contains("1 * x + 1\n");
        assertThat(everyTaskSaysThree(squares.add(1))).isTrue();
        assertThat(everyTaskSaysThree(mapped.map(x -> x + 1))).isTrue();
        assertThat(mostRetries(mapped.sum())).isEqualTo(3);
        assertThat(mostRetries(squares.add(1).sum())).isEqualTo(3);
    }

    @Test
    void areNotThoseOfTheScopeThatComputes() {
        Sequence sequence = Sequence.range(10, 2).times(2).plus(1);
        try (var scope = Bask.annotate(THREE)) {
            assertThat(mostRetries(sequence)).isZero();
            assertThat(sequence.explain()).doesNotContain("retries");
            Delayed<Annotations> seen =
                    Delayed.function(() -> Bask.annotations()).apply();
            assertThat(seen.compute()).isEqualTo(Annotations.NONE);
        }
    }

    @Test
    void haveFlakyCallsTriedAgain() {
        var flaky = Delayed.function((Integer bound) -> {
            if (CALLS.incrementAndGet() % bound != 0) {
                throw new IllegalStateException("no answer");
            }
            return bound;
        });
        Delayed<Integer> plain = flaky.apply(1);
        try (var scope = Bask.annotate(Annotations.retries(2))) {
            assertThat(flaky.apply(3).compute()).isEqualTo(3);
        }
        assertThat(plain.compute()).isEqualTo(1);
    }

    @Test
    void resourcesAreThoseOfTheConfiguration() {
        Sequence sequence;
        try (var scope = Bask.annotate(Annotations.resource("gpu", 1))) {
            sequence = Sequence.range(10, 5).times(2);
        }
        assertThatIllegalArgumentException().isThrownBy(sequence::compute).withMessageContaining("of which there is 0");
        try (var config = Config.with("resources", "gpu=2")) {
            assertThat(sequence.compute())
                    .isEqualTo(LongStream.range(0, 10).map(x -> 2 * x).boxed().toList());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("resources", "gpu"))
                .withMessageContaining("gpu=2, license=1");
    }
}
