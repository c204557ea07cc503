package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.bag.partition.Pair;
import io.bask.schedule.TaskFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BagStagesTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final Bag<Integer> bag = Bag.of(List.of(1, 2, 3, 4, 5), 2);

    private record Person(String name, int age) {}

    private static int counted(int x) {
        CALLS.incrementAndGet();
        return x;
    }

    @Test
    void unequalLengthsSideBySideNameThePartition() {
        Bag<Integer> shorter = bag.filter(x -> x != 5);
        assertThatThrownBy(() -> bag.zip(shorter).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("zip: partition 1 has [2, 1] elements");
        assertThatThrownBy(() -> bag.map(shorter, Integer::sum).compute())
                .hasMessageContaining("map(sum): partition 1");
        assertThatThrownBy(() -> bag.zip(Bag.of(List.of(1, 2, 3, 4, 5), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bags of 2 and 1 partitions");
    }

    @Test
    void severalBagsAreMappedTogether() {
        assertThat(bag.map(bag, bag, (a, b, c) -> 100 * a + 10 * b + c).compute())
                .containsExactly(111, 222, 333, 444, 555);
        assertThat(Bag.map(List.of(bag, bag), row -> row.get(0) + row.get(1)).compute())
                .containsExactly(2, 4, 6, 8, 10);
        assertThat(Bag.zip(List.of(bag, bag.map(x -> -x))).take(2)).containsExactly(List.of(1, -1), List.of(2, -2));
    }

    @Test
    void failingRowShowsItsElements() {
        assertThatThrownBy(() -> bag.map(bag, (a, b) -> a / (b - 3)).compute())
                .hasMessageContaining("map(lambda) failed on 3 and 3");
    }

    @Test
    void bagsSideBySideRunOnce() {
        CALLS.set(0);
        Bag<Integer> counted = bag.map(BagStagesTest::counted);
        assertThat(counted.zip(counted).map(Pair::first).sum().compute()).isEqualTo(15L);
        assertThat(CALLS).hasValue(5);
    }

    @Test
    void lazyValuesAreHandedToEveryElement() {
        Item<Double> mean = bag.mean();
        assertThat(bag.mapWith(mean, (x, m) -> x - m).compute()).containsExactly(-2.0, -1.0, 0.0, 1.0, 2.0);
        assertThat(bag.mapPartitionsWith(bag.max(), (part, max) -> List.of(part.size() * max))
                        .compute())
                .containsExactly(15, 10);
        assertThat(bag.mapWith(bag, (x, all) -> all.indexOf(x)).compute()).containsExactly(0, 1, 2, 3, 4);
        assertThat(bag.mapPartitions(bag.filter(x -> x > 1), (left, right) -> List.of(left.size() - right.size()))
                        .compute())
                .containsExactly(1, 0);
    }

    @Test
    void itemsAreMappedTogether() {
        assertThat(bag.sum()
                        .map(bag.count(), (sum, count) -> sum.doubleValue() / count)
                        .compute())
                .isEqualTo(3.0);
        assertThat(Item.of(bag).map(List::size).compute()).isEqualTo(5);
        assertThatThrownBy(() -> bag.count().map(x -> x / 0).compute()).hasMessageContaining("map(lambda) failed on 5");
    }

    @Test
    void recordsPairsListsMapsAndArraysArePlucked() {
        Bag<Person> people = Bag.of(List.of(new Person("Ann", 30), new Person("Bob", 40)), 1);
        assertThat(people.<Integer>pluck("age").sum().compute()).isEqualTo(70L);
        assertThat(people.pluckAll(List.of("age", "name")).compute())
                .containsExactly(List.of(30, "Ann"), List.of(40, "Bob"));
        assertThat(bag.zip(bag).pluck(-1).take(2)).containsExactly(1, 2);
        assertThat(Bag.of(List.of(1), 1)
                        .map(x -> new Object[] {"x", "y"})
                        .pluck(1)
                        .compute())
                .containsExactly("y");
        Map<String, Integer> unknown = new LinkedHashMap<>();
        unknown.put("a", null);
        assertThat(Bag.of(List.of(unknown), 1).pluck("a", 7).compute()).containsOnlyNulls();
    }

    @Test
    void missingPartsSayWhatThereIs() {
        Bag<Person> people = Bag.of(List.of(new Person("Ann", 30)), 1);
        assertThatThrownBy(() -> people.pluck("size").compute())
                .hasMessageContaining("pluck(size) failed on Person[name=Ann, age=30]")
                .hasMessageContaining("the components [name, age]");
        assertThatThrownBy(() -> bag.map(x -> Map.of("a", x)).pluck("b").compute())
                .hasMessageContaining("the keys [a]");
        assertThatThrownBy(() -> bag.map(x -> List.of(x)).pluck(1).compute()).hasMessageContaining("1 elements");
        assertThatThrownBy(() -> bag.pluck("b").compute()).hasMessageContaining("is an Integer");
        assertThat(bag.map(x -> List.of(x)).pluck(1, 0).distinct().compute()).containsExactly(0);
    }

    @Test
    void elementsThatCannotBeSpreadOrFlattenedAreShown() {
        assertThatThrownBy(() -> bag.starmap((Integer a, Integer b) -> a + b).compute())
                .hasMessageContaining("starmap(lambda) failed on ")
                .hasMessageContaining("spread over 2 arguments");
        assertThatThrownBy(() -> bag.map(x -> List.of(x, x, x))
                        .starmap((Integer a, Integer b) -> a + b)
                        .compute())
                .hasMessageContaining("the element has 3 parts, and the function 2 arguments");
        assertThatThrownBy(() -> bag.flatten().compute()).hasMessageContaining("flatten failed on ");
        assertThatThrownBy(() -> bag.map(x -> Map.of(x, x)).flatten().compute()).hasMessageContaining("keySet");
        assertThat(bag.map(x -> List.of(x, x, x))
                        .starmap((Integer a, Integer b, Integer c) -> a + b + c)
                        .take(1))
                .containsExactly(3);
    }

    @Test
    void repartitioningKeepsElementsAndOrder() {
        List<Integer> elements = IntStream.range(0, 57).boxed().toList();
        for (int from : new int[] {1, 2, 7, 57}) {
            for (int to : new int[] {1, 2, 3, 7, 8, 57, 100}) {
                Bag<Integer> cut = Bag.of(elements, from).map(x -> x).repartition(to);
                assertThat(cut.npartitions()).isEqualTo(to);
                assertThat(cut.compute()).isEqualTo(elements);
                assertThat(cut.take(5)).isEqualTo(elements.subList(0, 5));
            }
        }
        assertThatThrownBy(() -> bag.repartition(0)).hasMessageContaining("0 partitions");
        assertThatThrownBy(() -> bag.repartition(-2)).hasMessageContaining("-2 partitions");
    }

    @Test
    void partitionsGetTheSizeAskedFor() {
        Bag<String> texts =
                Bag.of(IntStream.range(0, 64).mapToObj(i -> "x".repeat(10_000)).toList(), 4);
        Bag<String> smaller = texts.repartitionBySize("50 kB");
        assertThat(smaller.npartitions()).isBetween(13, 20);
        assertThat(smaller.compute()).hasSize(64);
        assertThat(texts.repartitionBySize("10 MB").npartitions()).isEqualTo(1);
        assertThatThrownBy(() -> texts.repartitionBySize("much")).hasMessageContaining("'much'");
    }

    @Test
    void concatenatedBagsShareWork() {
        CALLS.set(0);
        Bag<Integer> counted = bag.map(BagStagesTest::counted);
        Bag<Integer> twice = counted.concat(counted);
        assertThat(twice.npartitions()).isEqualTo(4);
        assertThat(twice.map(x -> x + 1).sum().compute()).isEqualTo(40L);
        assertThat(CALLS).hasValue(5);
        assertThat(twice.take(6)).containsExactly(1, 2, 3, 4, 5, 1);
        assertThat(Bag.range(3, 2).concat(Bag.range(2, 1)).map(x -> 10 * x).compute())
                .containsExactly(0L, 10L, 20L, 0L, 10L);
    }

    @Test
    void deepChainsOfEveryKindNeedNoDeepStack() {
        Bag<Integer> deep = bag;
        for (int i = 0; i < 3_000; i++) {
            deep = deep.map(bag, Integer::sum);
        }
        assertThat(deep.compute()).containsExactly(3001, 6002, 9003, 12004, 15005);
        Bag<Integer> long_ = bag;
        for (int i = 0; i < 1_000; i++) {
            long_ = long_.concat(bag);
        }
        assertThat(long_.count().compute()).isEqualTo(5005);
    }

    @Test
    void productPairsEveryElementWithEvery() {
        assertThat(bag.product(Bag.of(List.of("a", "b"), 2)).npartitions()).isEqualTo(4);
        assertThat(Bag.of(List.of(1, 2), 1)
                        .product(Bag.of(List.of("a", "b"), 1))
                        .compute())
                .containsExactly(Pair.of(1, "a"), Pair.of(1, "b"), Pair.of(2, "a"), Pair.of(2, "b"));
    }

    @Test
    void accumulatingPassesOverEmptyPartitions() {
        Bag<Integer> holes = Bag.of(IntStream.range(0, 12).boxed().toList(), 12).filter(x -> x % 4 == 3);
        assertThat(holes.accumulate(Integer::sum).compute()).containsExactly(3, 10, 21);
        assertThat(holes.accumulate("", (text, x) -> text + x).compute()).containsExactly("", "3", "37", "3711");
        assertThatThrownBy(() -> bag.accumulate((a, b) -> a / (b - 3)).compute())
                .hasMessageContaining("accumulate(lambda) failed on");
        assertThat(bag.accumulate(null, (a, b) -> b).take(2)).containsExactly(null, 1);
    }

    @Test
    void nullArgumentsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> bag.zip((Bag<Integer>) null))
                .withMessageContaining("the other bag");
        assertThatNullPointerException().isThrownBy(() -> bag.map(bag, null)).withMessageContaining("the function");
        assertThatNullPointerException().isThrownBy(() -> bag.pluck(null)).withMessageContaining("the key");
        assertThatNullPointerException().isThrownBy(() -> bag.remove(null)).withMessageContaining("the function");
        assertThatNullPointerException()
                .isThrownBy(() -> bag.mapWith(null, (a, b) -> a))
                .withMessageContaining("lazy");
        assertThatNullPointerException().isThrownBy(() -> bag.accumulate(null)).withMessageContaining("function");
        assertThatNullPointerException().isThrownBy(() -> bag.groupBy(null)).withMessageContaining("the key");
        assertThatNullPointerException().isThrownBy(() -> bag.topK(1, null)).withMessageContaining("the key");
        assertThatThrownBy(() -> Bag.concat(List.of())).hasMessageContaining("the bags are empty");
        assertThatThrownBy(() -> Bag.fromDelayed(List.of())).hasMessageContaining("the lazy objects are empty");
        assertThatNullPointerException()
                .isThrownBy(() -> Bag.zip(Arrays.asList(bag, null)))
                .withMessageContaining("a bag");
    }

    @Test
    void partitionsComeFromOtherLazyObjects() {
        Bag<Object> made = Bag.fromDelayed(List.of(bag, bag.map(x -> -x)));
        assertThat(made.npartitions()).isEqualTo(2);
        assertThat(made.compute()).containsExactly(1, 2, 3, 4, 5, -1, -2, -3, -4, -5);
        List<Item<Integer>> numbers = new ArrayList<>(List.of(bag.max()));
        assertThatThrownBy(() -> Bag.fromDelayed((List<Item<List<Integer>>>) (List<?>) numbers)
                        .compute())
                .hasMessageContaining("a partition of a bag came out as 5, an Integer");
    }

    @Test
    void whatSeveralResultsShareRunsOnce() {
        CALLS.set(0);
        Bag<Integer> counted = bag.map(BagStagesTest::counted);
        Bask.compute(counted.sum(), counted.groupBy(x -> x % 2), counted.accumulate(Integer::sum));
        assertThat(CALLS).hasValue(5);
    }

    @Test
    void capturesThatCannotBeSerializedAreNamedOnDemand() {
        Thread thread = Thread.currentThread();
        Bag<Integer> holding = bag.map(x -> x + 1).filter(x -> thread.isAlive()).map(x -> x * 2);
        assertThat(holding.compute()).hasSize(5);
        assertThatThrownBy(holding::requireSerializable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("filter(lambda), written at")
                .hasMessageContaining("holds an object of java.lang.Thread, which cannot be serialized");
        assertThatThrownBy(() -> holding.groupBy(x -> x).requireSerializable())
                .hasMessageContaining("holds an object of java.lang.Thread");
        assertThatThrownBy(() -> bag.sum().map(x -> thread.isAlive()).requireSerializable())
                .hasMessageContaining("holds an object of java.lang.Thread");
        assertThat(bag.max().requireSerializable().compute()).isEqualTo(5);
        Bag<Integer> free = bag.map(x -> x + 1).zip(bag).map(Pair::first);
        assertThat(free.requireSerializable()).isSameAs(free);
        int[] captured = {3};
        assertThat(bag.groupBy(x -> x % captured[0])
                        .pairs()
                        .requireSerializable()
                        .count()
                        .compute())
                .isEqualTo(3);
    }
}
