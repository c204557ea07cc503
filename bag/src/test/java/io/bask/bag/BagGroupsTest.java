package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.partition.Pair;
import io.bask.memory.MemoryBudget;
import io.bask.schedule.RunOptions;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class BagGroupsTest {
    private final Bag<String> words = Bag.of(List.of("to", "be", "or", "not", "to", "be", "that"), 3);

    @Test
    void groupsHaveTheirElementsInOrder() {
        Random random = Seeds.random();
        for (int size : new int[] {0, 1, 5, 100, 1000}) {
            List<Integer> elements = random.ints(size, -50, 50).boxed().toList();
            Map<Integer, List<Integer>> expected =
                    elements.stream().collect(Collectors.groupingBy(x -> Math.floorMod(x, 7)));
            for (int npartitions : new int[] {1, 2, 3, 16}) {
                for (int target : new int[] {1, 2, 5, 40}) {
                    KeyedBag<Integer, List<Integer>> groups =
                            Bag.of(elements, npartitions).map(x -> x).groupBy(x -> Math.floorMod(x, 7), target);
                    assertThat(groups.npartitions()).isEqualTo(target);
                    assertThat(groups.toMap().compute()).isEqualTo(expected);
                    assertThat(Bag.of(elements, npartitions).distinct(target).compute())
                            .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(elements));
                }
            }
        }
    }

    @Test
    void groupsThatDoNotFitInMemoryWaitOnDisk() {
        int count = 60_000;
        Bag<String> texts = Bag.range(count, 24).map(i -> "text number " + i % 1000 + " of those that are grouped");
        MemoryBudget budget = MemoryBudget.of(6_000_000);
        Map<String, Integer> sizes = io.bask.Bask.compute(
                texts.groupBy(text -> text).mapValues(List::size).toMap(),
                RunOptions.defaults().withBudget(budget));
        assertThat(sizes).hasSize(1000);
        assertThat(sizes.values()).containsOnly(60);
    }

    @Test
    void joinsAgreeWithNestedLoops() {
        Random random = Seeds.random();
        for (int size : new int[] {0, 1, 30, 200}) {
            List<Integer> left = random.ints(size, 0, 40).boxed().toList();
            List<Integer> right = random.ints(size / 2 + 1, 0, 40).boxed().toList();
            List<Pair<Integer, Integer>> expected = new ArrayList<>();
            for (int x : left) {
                for (int y : right) {
                    if (x % 10 == y % 10) {
                        expected.add(Pair.of(x, y));
                    }
                }
            }
            for (int leftParts : new int[] {1, 4}) {
                for (int rightParts : new int[] {1, 3}) {
                    Bag<Integer> rights = Bag.of(right, rightParts);
                    Bag<Integer> lefts = Bag.of(left, leftParts);
                    assertThat(lefts.join(rights, x -> x % 10, y -> y % 10).compute())
                            .containsExactlyInAnyOrderElementsOf(expected);
                    assertThat(lefts.joinWith(rights, x -> x % 10, (Integer y) -> y % 10)
                                    .compute())
                            .containsExactlyElementsOf(expected);
                    assertThat(lefts.leftJoin(rights, x -> x % 10, y -> y % 10)
                                    .filter(pair -> pair.second().isPresent())
                                    .count()
                                    .compute())
                            .isEqualTo(expected.size());
                    assertThat(lefts.leftJoin(rights.filter(y -> false), x -> x, y -> y)
                                    .compute())
                            .containsExactlyInAnyOrderElementsOf(left.stream()
                                    .map(x -> Pair.of(x, Optional.<Integer>empty()))
                                    .toList());
                }
            }
        }
    }

    @Test
    void foldingByKeyKeepsTheOrderOfTheKeys() {
        assertThat(words.foldBy(String::length, String::concat).compute())
                .containsExactly(Pair.of(2, "tobeortobe"), Pair.of(3, "not"), Pair.of(4, "that"));
        assertThat(words.foldBy(String::length, ">", String::concat).compute())
                .containsExactly(Pair.of(2, ">tobeortobe"), Pair.of(3, ">not"), Pair.of(4, ">that"));
        assertThat(words.countBy(word -> word).toMap().compute())
                .isEqualTo(words.frequencies().compute());
        assertThat(words.foldBy(
                                String::length,
                                ArrayList<String>::new,
                                (list, word) -> {
                                    list.add(word);
                                    return list;
                                },
                                (left, right) -> {
                                    left.addAll(right);
                                    return left;
                                })
                        .toMap()
                        .compute())
                .isEqualTo(Map.of(2, List.of("to", "be", "or", "to", "be"), 3, List.of("not"), 4, List.of("that")));
        assertThatThrownBy(() -> words.foldBy(String::length, () -> 10, (n, word) -> n + 1, Integer::sum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the empty state 10");
    }

    @Test
    void statesOfAFoldAreNotChangedByReadersOfAnother() {
        KeyedBag<Integer, ArrayList<String>> lists = words.foldBy(
                String::length,
                ArrayList<String>::new,
                (list, word) -> {
                    list.add(word);
                    return list;
                },
                (left, right) -> {
                    left.addAll(right);
                    return left;
                });
        assertThat(lists.compute()).isEqualTo(lists.compute());
    }

    @Test
    void keyedBagsAreMappedFilteredReducedAndJoined() {
        KeyedBag<Integer, String> keyed = words.keyBy(String::length);
        assertThat(keyed.keys().compute()).containsExactly(2, 2, 2, 3, 2, 2, 4);
        assertThat(keyed.values().compute()).isEqualTo(words.compute());
        assertThat(keyed.reduceByKey((a, b) -> a + b).toMap().compute())
                .isEqualTo(Map.of(2, "tobeortobe", 3, "not", 4, "that"));
        assertThat(keyed.groupByKey().mapValues(List::size).toMap().compute()).isEqualTo(Map.of(2, 5, 3, 1, 4, 1));
        assertThat(keyed.filterKeys(key -> key > 2).values().compute()).containsExactly("not", "that");
        assertThat(keyed.filterValues(word -> word.startsWith("t")).count().compute())
                .isEqualTo(3);
        KeyedBag<Integer, String> names = KeyedBag.of(Bag.of(List.of(Pair.of(3, "three"), Pair.of(4, "four")), 2));
        assertThat(keyed.join(names).compute())
                .containsExactlyInAnyOrder(Pair.of(3, Pair.of("not", "three")), Pair.of(4, Pair.of("that", "four")));
        assertThat(keyed.leftJoin(names)
                        .filterValues(both -> both.second().isEmpty())
                        .count()
                        .compute())
                .isEqualTo(5);
        assertThatThrownBy(() -> keyed.toMap().compute()).hasMessageContaining("key 2 has the values to and be");
        assertThat(keyed.persist().map((n, word) -> word + n).take(1)).containsExactly("to2");
        assertThat(keyed.toString()).startsWith("KeyedBag(").contains("not computed");
    }

    @Test
    void keysMayBeNull() {
        Bag<String> bag = Bag.of(Arrays.asList("a", null, "b", null), 2);
        assertThat(bag.groupBy(x -> x).mapValues(List::size).toMap().compute())
                .containsEntry(null, 2)
                .hasSize(3);
        assertThat(bag.foldBy(x -> x, () -> 0, (n, x) -> n + 1, Integer::sum)
                        .toMap()
                        .compute())
                .containsEntry(null, 2);
        assertThat(bag.join(bag, x -> x, x -> x).count().compute()).isEqualTo(6);
        assertThat(bag.distinct(2).compute()).hasSize(3).containsNull();
        assertThat(bag.distinct(x -> x == null).compute()).containsExactly("a", null);
    }

    @Test
    void failingKeysAreNamedWithTheirElement() {
        assertThatThrownBy(() -> words.groupBy(word -> word.charAt(2)).compute())
                .hasMessageContaining("groupBy(lambda) failed on \"");
        assertThatThrownBy(() ->
                        words.foldBy(word -> word.charAt(2), String::concat).compute())
                .hasMessageContaining("foldBy(lambda) failed on \"");
        assertThatThrownBy(() -> words.topK(2, word -> word.charAt(2)).compute())
                .hasMessageContaining("topK(lambda) failed on \"");
        assertThatThrownBy(() ->
                        Bag.of(List.of(new Object(), new Object()), 1).topK(1).compute())
                .hasMessageContaining("have no order");
        assertThatThrownBy(() -> words.groupBy(String::length, 0)).hasMessageContaining("0 partitions");
        assertThatThrownBy(() -> words.topK(-1)).hasMessageContaining("-1 elements");
    }

    @Test
    void topElementsAreThoseOfASortedList() {
        Random random = Seeds.random();
        for (int size : new int[] {0, 1, 10, 500}) {
            List<Integer> elements = random.ints(size, -30, 30).boxed().toList();
            for (int npartitions : new int[] {1, 3, 20}) {
                for (int count : new int[] {0, 1, 7, 600}) {
                    List<Integer> sorted = new ArrayList<>(elements);
                    sorted.sort((a, b) -> Integer.compare(Math.abs(b), Math.abs(a)));
                    List<Integer> expected = sorted.subList(0, Math.min(count, size));
                    assertThat(Bag.of(elements, npartitions)
                                    .topK(count, Math::abs)
                                    .compute())
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void sharesAddUpToOne() {
        Map<String, Double> shares = words.shares(true).compute();
        assertThat(new ArrayList<>(shares.keySet())).startsWith("to", "be").hasSize(5);
        assertThat(shares.values().stream().mapToDouble(x -> x).sum()).isEqualTo(1.0);
        assertThat(shares).containsEntry("to", 2 / 7.0);
    }

    @Test
    void drawnElementsAreExactAndRepeatable() {
        List<Integer> elements = IntStream.range(0, 1000).boxed().toList();
        for (int npartitions : new int[] {1, 7, 100}) {
            Bag<Integer> bag = Bag.of(elements, npartitions);
            List<Integer> drawn = bag.sample(100, 5).compute();
            assertThat(drawn).hasSize(100).doesNotHaveDuplicates().isSubsetOf(elements);
            assertThat(bag.sample(100, 5).compute()).isEqualTo(drawn);
            assertThat(bag.sample(100, 6).compute()).isNotEqualTo(drawn);
            assertThat(bag.sample(1000, 1).compute()).containsExactlyInAnyOrderElementsOf(elements);
            assertThat(bag.choices(5000, 3).compute()).hasSize(5000).isSubsetOf(elements);
            assertThat(bag.choices(50, 3).compute())
                    .isEqualTo(bag.choices(50, 3).compute());
            assertThat(bag.randomSample(1, 3).compute()).isEqualTo(elements);
            assertThat(bag.randomSample(0, 3).compute()).isEmpty();
            Bag<Integer> half = bag.randomSample(0.5);
            assertThat(half.compute()).isEqualTo(half.compute()).isSorted();
            assertThat(half.compute().size()).isBetween(400, 600);
        }
        Bag<Integer> few = Bag.of(List.of(1, 2), 2);
        assertThatThrownBy(() -> few.sample(3, 1).compute()).hasMessageContaining("3 elements cannot be drawn from 2");
        assertThatThrownBy(() -> few.filter(x -> false).choices(3, 1).compute()).hasMessageContaining("empty bag");
        assertThatThrownBy(() -> few.sample(-1)).hasMessageContaining("-1 elements");
        assertThatThrownBy(() -> few.randomSample(1.5)).hasMessageContaining("probability 1.5");
        assertThatThrownBy(() -> few.randomSample(Double.NaN)).hasMessageContaining("probability NaN");
    }

    @Test
    void everyElementIsEquallyLikelyHoweverPartitionsDiffer() {
        Bag<Integer> uneven = Bag.concat(List.of(Bag.of(List.of(0), 1), Bag.of(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 2)));
        Map<Integer, Integer> chosen = new HashMap<>();
        Map<Integer, Integer> sampled = new HashMap<>();
        for (int seed = 0; seed < 400; seed++) {
            uneven.choices(10, seed).compute().forEach(x -> chosen.merge(x, 1, Integer::sum));
            uneven.sample(5, seed).compute().forEach(x -> sampled.merge(x, 1, Integer::sum));
        }
        for (int x = 0; x < 10; x++) {
            assertThat(chosen.get(x)).isBetween(300, 500);
            assertThat(sampled.get(x)).isBetween(130, 270);
        }
    }

    @Test
    void truthIsThatOfTheContents() {
        Bag<Object> falses =
                Bag.of(Arrays.asList(0, 0.0, "", List.of(), Map.of(), null, false, Optional.empty(), new int[0]), 3);
        assertThat(falses.any().compute()).isFalse();
        assertThat(falses.concat(Bag.of(List.of("x"))).any().compute()).isTrue();
        assertThat(words.all(word -> word.length() > 1).compute()).isTrue();
        assertThat(words.any(word -> word.length() > 4).compute()).isFalse();
        assertThat(Bag.range(1_000_000_000_000L, 1).any(x -> x == 5).compute()).isTrue();
        assertThat(Bag.range(1_000_000_000_000L, 1).all(x -> x < 5).compute()).isFalse();
    }
}
