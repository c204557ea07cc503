package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.Results;
import io.bask.function.Function1;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BagTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final Bag<Integer> lesson = Bag.of(List.of(1, 2, 3, 4, 5), 2);

    private static int inc(int x) {
        return x + 1;
    }

    private static int counted(int x) {
        CALLS.incrementAndGet();
        return x;
    }

    @Test
    void bagOfTheLessonIsMappedFilteredAndSummed() {
        assertThat(lesson.npartitions()).isEqualTo(2);
        assertThat(lesson.compute()).containsExactly(1, 2, 3, 4, 5);
        assertThat(lesson.map(BagTest::inc).filter(x -> x % 2 == 0).compute()).containsExactly(2, 4, 6);
        assertThat(lesson.sum().compute()).isEqualTo(15L);
        assertThat(lesson.count().compute()).isEqualTo(5);
        assertThat(lesson.take(2)).containsExactly(1, 2);
    }

    @Test
    void everyOperationAgreesWithPlainLoopsHoweverTheBagIsCut() {
        Random random = Seeds.random();
        for (int size : new int[] {0, 1, 2, 7, 8, 9, 63, 64, 65, 500}) {
            List<Integer> elements = random.ints(size, -20, 20).boxed().toList();
            for (int npartitions : new int[] {1, 2, 3, 8, 9, 65, 1000}) {
                checkAgainstLoops(Bag.of(elements, npartitions), elements);
            }
        }
    }

    private static void checkAgainstLoops(Bag<Integer> bag, List<Integer> elements) {
        List<Integer> expected = new ArrayList<>();
        Map<Integer, Long> counts = new HashMap<>();
        for (int element : elements) {
            for (int i = 0; i < Math.abs(element) % 3; i++) {
                if ((element + i) % 2 == 0) {
                    expected.add(element + i + 1);
                    counts.merge(element + i + 1, 1L, Long::sum);
                }
            }
        }
        Bag<Integer> worked = bag.flatMap(x ->
                        IntStream.range(0, Math.abs(x) % 3).mapToObj(i -> x + i).toList())
                .filter(x -> x % 2 == 0)
                .map(BagTest::inc);
        assertThat(worked.compute()).isEqualTo(expected);
        assertThat(worked.count().compute()).isEqualTo(expected.size());
        assertThat(worked.sum().compute())
                .isEqualTo(expected.stream().mapToLong(Integer::longValue).sum());
        assertThat(worked.frequencies().compute()).isEqualTo(counts);
        assertThat(worked.distinct().compute()).containsExactlyElementsOf(new LinkedHashSet<>(expected));
        assertThat(worked.fold(100, Integer::sum).compute())
                .isEqualTo(100 + expected.stream().mapToInt(Integer::intValue).sum());
        assertThat(worked.map(String::valueOf).fold("", String::concat).compute())
                .isEqualTo(
                        String.join("", expected.stream().map(String::valueOf).toList()));
        assertThat(worked.take(5)).isEqualTo(expected.subList(0, Math.min(5, expected.size())));
        if (!expected.isEmpty()) {
            assertThat(worked.max().compute()).isEqualTo(Collections.max(expected));
            assertThat(worked.min().compute()).isEqualTo(Collections.min(expected));
            assertThat(worked.reduce(Math::max).compute()).isEqualTo(Collections.max(expected));
            assertThat(worked.mean().compute())
                    .isEqualTo(expected.stream()
                            .mapToInt(Integer::intValue)
                            .average()
                            .orElseThrow());
        }
    }

    @Test
    void initialValueOfAFoldCountsOnce() {
        for (int npartitions = 1; npartitions <= 5; npartitions++) {
            assertThat(Bag.of(List.of(1, 2, 3, 4, 5), npartitions)
                            .fold(10, Integer::sum)
                            .compute())
                    .isEqualTo(25);
        }
    }

    @Test
    void foldIntoAnotherTypeStartsEachPartitionEmpty() {
        Bag<String> words = Bag.of(List.of("to", "be", "or", "not", "to", "be"), 3);
        assertThat(words.fold(() -> 0, (sum, word) -> sum + word.length(), Integer::sum)
                        .compute())
                .isEqualTo(13);
        Item<Set<String>> seen = words.fold(
                HashSet::new,
                (set, word) -> {
                    set.add(word);
                    return set;
                },
                (left, right) -> {
                    left.addAll(right);
                    return left;
                });
        assertThat(seen.compute()).containsExactlyInAnyOrder("to", "be", "or", "not");
        assertThat(seen.compute()).hasSize(4);
    }

    @Test
    void emptyStateThatWouldCountForEachPartitionIsRefused() {
        assertThatThrownBy(() -> lesson.fold(() -> 10, Integer::sum, Integer::sum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("combine(10, 10) is 20");
        assertThat(lesson.fold(() -> 1, (a, b) -> a * b, (a, b) -> a * b).compute())
                .isEqualTo(120);
    }

    @Test
    void reduceKeepsTheOrderOfTheElements() {
        Bag<String> letters = Bag.of(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"), 12);
        assertThat(letters.reduce((left, right) -> left + right).compute()).isEqualTo("abcdefghijkl");
    }

    @Test
    void frequenciesComeInTheOrderOfFirstAppearance() {
        Map<String, Long> counts =
                Bag.of(List.of("b", "a", "b", "c", "a", "b"), 3).frequencies().compute();
        assertThat(counts).containsExactly(Map.entry("b", 3L), Map.entry("a", 2L), Map.entry("c", 1L));
        assertThat(counts.get("x")).isNull();
        assertThat(counts.containsKey("c")).isTrue();
    }

    @Test
    void nullsAreElementsLikeOthers() {
        Bag<String> bag = Bag.of(Arrays.asList("a", null, "a", null, null), 2);
        assertThat(bag.compute()).containsExactly("a", null, "a", null, null);
        assertThat(bag.count().compute()).isEqualTo(5);
        assertThat(bag.frequencies().compute().get(null)).isEqualTo(3);
        assertThat(bag.distinct().compute()).containsExactly("a", null);
        assertThat(bag.map(x -> x == null ? "none" : x).take(2)).containsExactly("a", "none");
    }

    @Test
    void sumFollowsTheTypesOfTheNumbers() {
        assertThat(Bag.of(List.of(1, 2L, (short) 3, (byte) 4), 2).sum().compute())
                .isEqualTo(10L);
        assertThat(Bag.of(List.of(1, 0.5, 2f), 2).sum().compute()).isEqualTo(3.5);
        assertThat(Bag.of(List.of(true, false, true), 2).sum().compute()).isEqualTo(2L);
        assertThat(Bag.of(List.of(BigInteger.TEN, 5), 2).sum().compute()).isEqualTo(BigInteger.valueOf(15));
        assertThat(Bag.of(List.of(new BigDecimal("0.1"), 5), 2).sum().compute()).isEqualTo(new BigDecimal("5.1"));
        assertThat(Bag.of(List.of(), 1).sum().compute()).isEqualTo(0L);
    }

    @Test
    void sumThatNoLongHoldsIsAnError() {
        Bag<Long> huge = Bag.of(List.of(Long.MAX_VALUE, 1L), 2);
        assertThatThrownBy(() -> huge.sum().compute()).hasRootCauseInstanceOf(ArithmeticException.class);
        assertThat(huge.map(BigInteger::valueOf).sum().compute())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
    }

    @Test
    void rangeGivesLongs() {
        assertThat(Bag.range(5, 2).compute()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(Bag.range(1_000_000, 7).sum().compute()).isEqualTo(499_999_500_000L);
        assertThat(Bag.range(0, 3).compute()).isEmpty();
    }

    @Test
    void takeReadsOnUntilItHasEnough() {
        Bag<Long> late = Bag.range(1000, 20).filter(x -> x >= 700);
        assertThat(late.take(3)).containsExactly(700L, 701L, 702L);
        assertThat(late.take(0)).isEmpty();
        assertThat(late.take(10_000)).hasSize(300);
        assertThat(late.filter(x -> false).take(3)).isEmpty();
    }

    @Test
    void takeComputesNoMoreThanItNeeds() {
        CALLS.set(0);
        Bag<Integer> bag = Bag.of(IntStream.range(0, 1000).boxed().toList(), 10).map(BagTest::counted);
        assertThat(bag.take(3)).containsExactly(0, 1, 2);
        assertThat(CALLS).hasValue(3);
    }

    @Test
    void mapPartitionsSeesAPartitionAtOnce() {
        assertThat(lesson.mapPartitions(part -> List.of(part.size())).compute()).containsExactly(3, 2);
        assertThat(Bag.range(4, 2).mapPartitions(Collections::singleton).take(1))
                .containsExactly(List.of(0L, 1L));
    }

    @Test
    void stagesAfterAndBeforeMapPartitionsKeepTheirOrder() {
        List<Integer> sorted = Bag.of(List.of(5, 3, 1, 4, 2), 2)
                .map(BagTest::inc)
                .mapPartitions(part -> part.stream().sorted().toList())
                .map(x -> 10 * x)
                .compute();
        assertThat(sorted).containsExactly(20, 40, 60, 30, 50);
    }

    @Test
    void itemsCanBeWorkedOn() {
        Item<String> text = lesson.count().map(n -> n + " elements");
        assertThat(text.compute()).isEqualTo("5 elements");
        assertThat(text.persist().map(String::length).compute()).isEqualTo(10);
    }

    @Test
    void sharedStagesRunOnce() {
        CALLS.set(0);
        Bag<Integer> shared = lesson.map(BagTest::counted);
        Item<Number> sum = shared.sum();
        Item<Integer> max = shared.max();
        Results results = Bask.compute(sum, max, shared);
        assertThat(results.get(sum)).isEqualTo(15L);
        assertThat(results.get(max)).isEqualTo(5);
        assertThat(results.get(shared)).hasSize(5);
        assertThat(CALLS).hasValue(5);
    }

    @Test
    void persistRunsOnceForAllLaterComputations() {
        CALLS.set(0);
        Bag<Integer> held = lesson.map(BagTest::counted).persist();
        assertThat(held.npartitions()).isEqualTo(2);
        assertThat(held.map(BagTest::inc).compute()).containsExactly(2, 3, 4, 5, 6);
        assertThat(held.sum().compute()).isEqualTo(15L);
        assertThat(CALLS).hasValue(5);
    }

    @Test
    void bagKeepsACopyOfItsElements() {
        List<Integer> elements = new ArrayList<>(List.of(1, 2, 3));
        Bag<Integer> bag = Bag.of(elements, 2);
        elements.clear();
        assertThat(bag.compute()).containsExactly(1, 2, 3);
    }

    @Test
    void chainOfAHundredThousandStagesNeedsNoStack() {
        Bag<Integer> bag = lesson;
        for (int i = 0; i < 100_000; i++) {
            bag = bag.map(BagTest::inc);
        }
        assertThat(bag.compute()).containsExactly(100_001, 100_002, 100_003, 100_004, 100_005);
        assertThat(bag.sum().compute()).isEqualTo(500_015L);
        assertThat(bag.take(1)).containsExactly(100_001);
    }

    @Test
    void computeInsideAnElementFunctionWorks() {
        List<Long> sums = Bag.of(List.of(3, 4), 2)
                .map(n -> Bag.range(n, 2).sum().compute().longValue())
                .compute();
        assertThat(sums).containsExactly(3L, 6L);
    }

    @Test
    void textSaysThatItIsNotComputed() {
        assertThat(lesson.map(BagTest::inc)).hasToString("Bag(map(inc), 2 partitions, not computed; call compute())");
        assertThat(lesson.sum()).hasToString("Item(sum, not computed; call compute())");
        assertThat(Bag.range(3, 1)).hasToString("Bag(range(3), 1 partition, not computed; call compute())");
        assertThat(lesson.persist()).hasToString("Bag(items, 2 partitions, in memory)");
        assertThat(lesson.sum().persist()).hasToString("Item(item, in memory)");
    }

    @Test
    void tasksCanTravel() throws Exception {
        Function1<Integer, List<Integer>> twice = x -> List.of(x, x);
        Item<Map<Integer, Long>> counts =
                lesson.flatMap(twice).filter(x -> x > 1).map(BagTest::inc).frequencies();
        Bag<Long> numbers = Bag.range(10, 3).mapPartitions(part -> part);
        Item<String> folded = lesson.fold(() -> "", (s, x) -> s + x, String::concat);
        Job job = Bask.job(List.of(counts, numbers, folded, lesson.distinct().mean()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(job);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object[] results = new SerialScheduler().run((Job) in.readObject(), RunOptions.defaults());
            assertThat(results)
                    .containsExactly(
                            Map.of(3, 2L, 4, 2L, 5, 2L, 6, 2L),
                            List.of(0L, 1L, 2L),
                            List.of(3L, 4L, 5L),
                            List.of(6L, 7L, 8L, 9L),
                            "12345",
                            3.0);
        }
    }
}
