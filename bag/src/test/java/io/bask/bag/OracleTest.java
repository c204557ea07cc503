package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.Lazy;
import io.bask.bag.partition.Pair;
import io.bask.config.Config;
import io.bask.schedule.TaskFailedException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation against what Dask's bag answers, over many partitionings; {@code src/test/python/bag_oracle.py} asked it. */
class OracleTest {
    private static final Comparator<List<Integer>> BY_ELEMENT =
            Comparator.<List<Integer>>comparingInt(list -> list.get(0)).thenComparingInt(list -> list.get(1));

    private static int key(int x) {
        return Math.floorMod(x, 3);
    }

    private static int less(int a, int b) {
        return 2 * a - b;
    }

    private static List<?> sortedPairs(Collection<? extends Pair<Integer, ?>> pairs) {
        return pairs.stream()
                .map(pair -> List.of(pair.first(), pair.second()))
                .sorted(Comparator.<List<?>>comparingInt(list -> (Integer) list.get(0))
                        .thenComparing(list -> list.get(1).toString()))
                .toList();
    }

    private static List<List<Integer>> sortedNumbers(Collection<Pair<Integer, Integer>> pairs) {
        return pairs.stream()
                .map(pair -> List.of(pair.first(), pair.second()))
                .sorted(BY_ELEMENT)
                .toList();
    }

    private static final Map<String, Function<Bag<Integer>, Object>> OPERATIONS = new HashMap<>();

    static {
        OPERATIONS.put("accumulate", bag -> bag.accumulate(OracleTest::less).compute());
        OPERATIONS.put(
                "accumulate-10", bag -> bag.accumulate(10, OracleTest::less).compute());
        OPERATIONS.put("topk-3", bag -> bag.topK(3).compute());
        OPERATIONS.put("topk-2-key", bag -> bag.topK(2, OracleTest::key).compute());
        OPERATIONS.put(
                "distinct-key",
                bag -> bag.distinct(OracleTest::key).compute().stream()
                        .map(OracleTest::key)
                        .sorted()
                        .toList());
        OPERATIONS.put(
                "frequencies",
                bag -> bag.frequencies().compute().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList());
        OPERATIONS.put(
                "frequencies-sort",
                bag -> List.copyOf(bag.frequencies(true).compute().values()));
        OPERATIONS.put(
                "foldby",
                bag -> sortedNumbers(bag.foldBy(OracleTest::key, Integer::sum).compute()));
        OPERATIONS.put(
                "foldby-count",
                bag -> sortedNumbers(bag.foldBy(OracleTest::key, () -> 0, (n, x) -> n + 1, Integer::sum)
                        .compute()));
        OPERATIONS.put(
                "foldby-100",
                bag -> sortedNumbers(
                        bag.foldBy(OracleTest::key, 100, Integer::sum).compute()));
        OPERATIONS.put(
                "groupby",
                bag -> sortedPairs(bag.groupBy(OracleTest::key)
                        .mapValues(group -> group.stream().sorted().toList())
                        .compute()));
        OPERATIONS.put(
                "join",
                bag -> sortedNumbers(bag.join(List.of(0, 1, 4, 9, 12), OracleTest::key, OracleTest::key)
                        .compute()));
        OPERATIONS.put(
                "product",
                bag -> sortedNumbers(bag.product(ofPartitions(List.of(List.of(1), List.of(), List.of(2, 3))))
                        .compute()));
        for (int n = 1; n <= 3; n++) {
            int npartitions = n;
            OPERATIONS.put("repartition-" + n, bag -> lengths(bag.repartition(npartitions)));
        }
        OPERATIONS.put(
                "zip-sum",
                bag -> bag.zip(bag.map(x -> x + 1))
                        .starmap((Integer a, Integer b) -> a + b)
                        .compute());
        OPERATIONS.put("map-two", bag -> bag.map(bag, OracleTest::less).compute());
        OPERATIONS.put(
                "map-item", bag -> bag.mapWith(bag.count(), (x, n) -> x + n).compute());
        OPERATIONS.put("std", bag -> bag.std().compute());
        OPERATIONS.put("std-1", bag -> bag.std(1).compute());
        OPERATIONS.put("var", bag -> bag.var().compute());
        OPERATIONS.put("var-2", bag -> bag.var(2).compute());
        OPERATIONS.put("mean", bag -> bag.mean().compute());
        OPERATIONS.put("sum", bag -> bag.sum().compute());
        OPERATIONS.put("count", bag -> bag.count().compute());
        OPERATIONS.put("min", bag -> bag.min().compute());
        OPERATIONS.put("max", bag -> bag.max().compute());
        OPERATIONS.put("any", bag -> bag.any().compute());
        OPERATIONS.put("all", bag -> bag.all().compute());
        OPERATIONS.put("remove", bag -> bag.remove(x -> x > 4).compute());
        OPERATIONS.put(
                "flatten",
                bag -> bag.map(x -> java.util.Collections.nCopies(Math.abs(x) % 3, x))
                        .flatten()
                        .compute());
        OPERATIONS.put("pluck", bag -> bag.map(x -> List.of(x, -x)).pluck(1).compute());
        OPERATIONS.put(
                "pluck-default",
                bag -> bag.map(x -> x > 0 ? Map.of("a", x) : Map.of())
                        .pluck("a", 77)
                        .compute());
        OPERATIONS.put(
                "pluck-two",
                bag -> bag.map(x -> Map.of("a", x, "b", 2 * x))
                        .pluckAll(List.of("b", "a"))
                        .compute());
        OPERATIONS.put(
                "unzip", bag -> bag.map(x -> List.of(x, x * x)).unzip(2).get(1).compute());
        OPERATIONS.put("fold", bag -> bag.reduce(Integer::sum).compute());
        OPERATIONS.put("fold-10", bag -> bag.fold(10, Integer::sum).compute());
        OPERATIONS.put(
                "reduction",
                bag -> bag.<Integer, List<Integer>>reduction(List::size, lengths -> lengths)
                        .compute());
        OPERATIONS.put(
                "concat",
                bag -> Bag.concat(List.of(bag, ofPartitions(List.of(List.of(1, 2), List.<Integer>of())), bag))
                        .compute());
    }

    private static List<Integer> lengths(Bag<Integer> bag) {
        return bag.mapPartitions(part -> List.of(part.size())).compute();
    }

    /** Partitions just so, in memory and behind a stage that keeps them from being seen through. */
    private static <T> Bag<T> ofPartitions(List<List<T>> partitions) {
        List<Lazy<List<T>>> parts = new ArrayList<>();
        for (List<T> partition : partitions) {
            parts.add(Bag.of(partition, 1).partitions().get(0));
        }
        return Bag.fromDelayed(parts);
    }

    private record Case(String operation, List<List<Integer>> partitions, String expected) {
        static Case parse(String line) {
            String[] fields = line.split("\t", -1);
            List<List<Integer>> partitions = Arrays.stream(fields[1].split("/", -1))
                    .map(partition -> Stream.of(partition.split(" "))
                            .filter(number -> !number.isEmpty())
                            .map(Integer::valueOf)
                            .toList())
                    .toList();
            return new Case(fields[0], partitions, fields[2]);
        }

        void check(Bag<Integer> bag) {
            Function<Bag<Integer>, Object> operation =
                    Objects.requireNonNull(OPERATIONS.get(this.operation), this.operation);
            String found;
            try {
                found = String.valueOf(operation.apply(bag));
            } catch (TaskFailedException failure) {
                found = "error";
            }
            if (expected.matches("-?[0-9]+\\.[0-9e-]+") && !found.equals("error")) {
                double number = Double.parseDouble(expected);
                assertThat(Double.parseDouble(found))
                        .as(toString())
                        .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
                return;
            }
            assertThat(found).as(toString()).isEqualTo(expected);
        }
    }

    private static List<Case> cases() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OracleTest.class.getResourceAsStream("oracle.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().map(Case::parse).toList();
        }
    }

    @Test
    void everyOperationAgreesWithDask() throws Exception {
        List<Case> cases = cases();
        assertThat(cases).hasSizeGreaterThan(900);
        assertThat(cases.stream().map(Case::operation).distinct())
                .containsExactlyInAnyOrderElementsOf(OPERATIONS.keySet());
        for (Case one : cases) {
            one.check(ofPartitions(one.partitions));
            one.check(ofPartitions(one.partitions).map(x -> x + 1).map(x -> x - 1));
        }
    }

    @Test
    void everyOperationAgreesWithDaskWithoutTheOptimiser() throws Exception {
        List<Case> cases = cases();
        try (var unoptimised = Config.with(io.bask.config.Setting.OPTIMIZE, false)) {
            for (int i = 0; i < cases.size(); i += 3) {
                cases.get(i).check(ofPartitions(cases.get(i).partitions).map(x -> x));
            }
        }
    }
}
