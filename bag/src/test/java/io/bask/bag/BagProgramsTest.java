package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.Lazy;
import io.bask.bag.partition.Pair;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.schedule.TaskFailedException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random programs of many steps against what Dask's bag answers, cut into partitions as Dask had them and in other ways;
 * {@code src/test/python/bag_programs.py} asked it.
 *
 * <p>Elements are whole numbers, or pairs of them as lists. A step is a name and a small number.
 */
class BagProgramsTest {
    private static final Comparator<Object> ORDER = Comparator.<Object>comparingInt(element -> first(element))
            .thenComparingInt(element -> element instanceof List<?> pair ? (Integer) pair.get(1) : 0);

    private static int first(Object element) {
        return element instanceof List<?> pair ? (Integer) pair.get(0) : (Integer) element;
    }

    private static int mapped(int which, int x) {
        return switch (which) {
            case 0 -> x + 1;
            case 1 -> -x;
            case 2 -> Math.floorMod(x * 3, 11);
            default -> Math.floorDiv(x, 2);
        };
    }

    private static boolean tested(int which, int x) {
        return switch (which % 3) {
            case 0 -> x % 2 == 0;
            case 1 -> x > 0;
            default -> Math.floorMod(x, 3) != 1;
        };
    }

    private static List<Integer> several(int which, int x) {
        return which % 2 == 0 ? Collections.nCopies(Math.abs(x) % 3, x) : List.of(x, -x);
    }

    private static int key(int x) {
        return Math.floorMod(x, 3);
    }

    private static int square(int x) {
        return x * x % 13;
    }

    private static int less(int a, int b) {
        return Math.floorMod(2 * a - b, 101);
    }

    private static List<Integer> listed(Pair<Integer, Integer> pair) {
        return List.of(pair.first(), pair.second());
    }

    private static Object grouped(Pair<Integer, List<Integer>> group) {
        int sum = group.second().stream().mapToInt(x -> x).sum();
        return List.of(
                group.first(), Math.floorMod(sum, 17) + 100 * group.second().size());
    }

    private static final Map<String, BiFunction<Bag<Integer>, Integer, Bag<?>>> STEPS = new HashMap<>();
    private static final Map<String, BiFunction<Bag<List<Integer>>, Integer, Bag<?>>> PAIR_STEPS = new HashMap<>();
    private static final Map<String, BiFunction<Bag<Object>, Integer, Bag<?>>> ANY_STEPS = new HashMap<>();
    private static final Map<String, BiFunction<Bag<Integer>, Integer, Object>> ENDS = new HashMap<>();
    private static final Map<String, BiFunction<Bag<Object>, Integer, Object>> ANY_ENDS = new HashMap<>();

    static {
        STEPS.put("map", (bag, k) -> bag.map(x -> mapped(k, x)));
        STEPS.put("filter", (bag, k) -> bag.filter(x -> tested(k, x)));
        STEPS.put("remove", (bag, k) -> bag.remove(x -> tested(k, x)));
        STEPS.put(
                "flatmap",
                (bag, k) -> k < 2
                        ? bag.flatMap(x -> several(k, x))
                        : bag.map(x -> several(k, x)).flatten());
        STEPS.put("pluck", (bag, k) -> bag.map(x -> List.of(x, square(x))).pluck(1));
        STEPS.put(
                "plucked",
                (bag, k) -> bag.map(x -> x > 0 ? Map.of("a", x) : Map.of()).pluck("a", 7));
        STEPS.put(
                "unzip",
                (bag, k) -> bag.map(x -> List.of(x, square(x))).unzip(2).get(k % 2));
        STEPS.put(
                "zip",
                (bag, k) -> bag.zip(bag.map(x -> mapped(k, x))).map(pair -> List.of(pair.first(), pair.second())));
        STEPS.put("two", (bag, k) -> bag.map(bag.map(x -> mapped(k, x)), BagProgramsTest::less));
        STEPS.put("withcount", (bag, k) -> bag.mapWith(bag.count(), (x, count) -> (int) (x + count)));
        STEPS.put("withmax", (bag, k) -> bag.mapWith(bag.sum(), (x, sum) -> less(x, sum.intValue())));
        STEPS.put(
                "parts",
                (bag, k) -> bag.mapPartitions(part ->
                        part.stream().filter(x -> x != (int) k).map(x -> x + k).toList()));
        STEPS.put("accumulate", (bag, k) -> bag.accumulate(BagProgramsTest::less));
        STEPS.put("accumulated", (bag, k) -> bag.accumulate(k, BagProgramsTest::less));
        STEPS.put("topk", (bag, k) -> bag.topK(2 * k + 1));
        STEPS.put("topkey", (bag, k) -> bag.topK(k + 1, BagProgramsTest::square));
        STEPS.put("distinct", (bag, k) -> k < 2 ? bag.distinct() : bag.distinct(k));
        STEPS.put("distinctkey", (bag, k) -> bag.distinct(BagProgramsTest::key).map(BagProgramsTest::key));
        STEPS.put("foldby", (bag, k) -> pairs(bag.foldBy(BagProgramsTest::key, Integer::sum)));
        STEPS.put(
                "foldcount",
                (bag, k) -> pairs(bag.foldBy(BagProgramsTest::key, () -> 0, (n, x) -> n + 1, Integer::sum)));
        STEPS.put("foldfrom", (bag, k) -> pairs(bag.foldBy(BagProgramsTest::key, 100, Integer::sum)));
        STEPS.put(
                "groupby",
                (bag, k) -> bag.groupBy(BagProgramsTest::key, k + 1).pairs().map(BagProgramsTest::grouped));
        STEPS.put(
                "join",
                (bag, k) -> bag.join(List.of(0, 1, 4, 9, 12), BagProgramsTest::key, BagProgramsTest::key)
                        .map(BagProgramsTest::listed));
        STEPS.put(
                "product",
                (bag, k) -> bag.product(ofPartitions(List.of(List.of(1), List.<Integer>of(), List.of(2, 3))
                                .subList(0, Math.min(3, k + 1))))
                        .map(BagProgramsTest::listed));
        STEPS.put(
                "concat",
                (bag, k) -> Bag.concat(List.of(bag, ofPartitions(List.of(List.of(k), List.<Integer>of())), bag)));
        PAIR_STEPS.put("add", (bag, k) -> bag.starmap((Integer a, Integer b) -> a + b));
        PAIR_STEPS.put("part", (bag, k) -> bag.pluck(k % 2));
        PAIR_STEPS.put("swap", (bag, k) -> bag.map(pair -> List.of(pair.get(1), pair.get(0))));
        PAIR_STEPS.put("rising", (bag, k) -> bag.filter(pair -> pair.get(0) < pair.get(1)));
        PAIR_STEPS.put("distinctpairs", (bag, k) -> k < 2 ? bag.distinct() : bag.distinct(k));
        ANY_STEPS.put("repartition", (bag, k) -> bag.repartition(k + 1));
        ANY_STEPS.put("settle", (bag, k) -> Bag.of(sorted(bag.compute()), k + 1));
        ANY_ENDS.put("list", (bag, k) -> bag.compute());
        ANY_ENDS.put("sorted", (bag, k) -> sorted(bag.compute()));
        ANY_ENDS.put("take", (bag, k) -> bag.take(2 * k + 1));
        ANY_ENDS.put("count", (bag, k) -> bag.count().compute());
        ANY_ENDS.put("frequencies", (bag, k) -> byElement(bag.frequencies(k > 1).compute()));
        ENDS.put("sum", (bag, k) -> bag.sum().compute());
        ENDS.put("min", (bag, k) -> bag.min().compute());
        ENDS.put("max", (bag, k) -> bag.max().compute());
        ENDS.put("mean", (bag, k) -> bag.mean().compute());
        ENDS.put("var", (bag, k) -> bag.var().compute());
        ENDS.put("std", (bag, k) -> bag.std().compute());
        ENDS.put("any", (bag, k) -> bag.any().compute());
        ENDS.put("all", (bag, k) -> bag.all().compute());
        ENDS.put("shares", (bag, k) -> byElement(bag.shares(k > 1).compute()));
        ENDS.put("fold", (bag, k) -> bag.reduce(Integer::sum).compute());
        ENDS.put(
                "squares",
                (bag, k) -> bag.reduction(
                                part -> part.stream()
                                        .mapToInt(BagProgramsTest::square)
                                        .sum(),
                                (List<Integer> sums) ->
                                        sums.stream().mapToInt(x -> x).sum())
                        .compute());
    }

    private static Bag<?> pairs(KeyedBag<Integer, Integer> keyed) {
        return keyed.pairs().map(BagProgramsTest::listed);
    }

    private static List<Object> sorted(Collection<?> elements) {
        return elements.stream().map(element -> (Object) element).sorted(ORDER).toList();
    }

    private static List<?> byElement(Map<?, ?> counts) {
        TreeSet<Object> elements = new TreeSet<>(ORDER);
        elements.addAll(counts.keySet());
        return elements.stream()
                .map(element -> List.of(element, Objects.requireNonNull(counts.get(element))))
                .toList();
    }

    private static <T> Bag<T> ofPartitions(List<List<T>> partitions) {
        List<Lazy<List<T>>> parts = new ArrayList<>();
        partitions.forEach(
                partition -> parts.add(Bag.of(partition, 1).partitions().get(0)));
        return Bag.fromDelayed(parts);
    }

    private record Program(List<List<Integer>> partitions, List<String> steps, String expected) {
        static Program parse(String line) {
            String[] fields = line.split("\t", -1);
            List<List<Integer>> partitions = Arrays.stream(fields[0].split("/", -1))
                    .map(partition -> Stream.of(partition.split(" "))
                            .filter(number -> !number.isEmpty())
                            .map(Integer::valueOf)
                            .toList())
                    .toList();
            return new Program(partitions, List.of(fields[1].split(" ")), fields[2]);
        }

        List<Integer> elements() {
            return partitions.stream().flatMap(List::stream).toList();
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Object answer(Bag<Integer> start) {
            Bag bag = start;
            for (String step : steps) {
                String name = step.substring(0, step.indexOf(':'));
                int k = Integer.parseInt(step.substring(name.length() + 1));
                for (Map<String, ? extends BiFunction> ends : List.of(ENDS, ANY_ENDS)) {
                    if (ends.containsKey(name)) {
                        return ends.get(name).apply(bag, k);
                    }
                }
                BiFunction next = Stream.of(STEPS, PAIR_STEPS, ANY_STEPS)
                        .map(steps -> (BiFunction) steps.get(name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
                bag = (Bag) next.apply(bag, k);
            }
            throw new IllegalStateException("%s has no end".formatted(steps));
        }

        void check(Bag<Integer> bag, String how) {
            String found;
            try {
                found = String.valueOf(answer(bag));
            } catch (TaskFailedException failure) {
                found = "error";
            }
            if (expected.matches("-?[0-9]+\\.[0-9e-]+") && !found.equals("error")) {
                double number = Double.parseDouble(expected);
                assertThat(Double.parseDouble(found))
                        .as("%s of %s, %s", steps, partitions, how)
                        .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
                return;
            }
            assertThat(found).as("%s of %s, %s", steps, partitions, how).isEqualTo(expected);
        }
    }

    private static List<Program> programs() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BagProgramsTest.class.getResourceAsStream("programs.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Program::parse).toList();
        }
    }

    @Test
    void everyProgramAgreesWithDaskHoweverItsBagIsCut() throws Exception {
        List<Program> programs = programs();
        assertThat(programs).hasSizeGreaterThan(500);
        for (Program program : programs) {
            program.check(ofPartitions(program.partitions), "cut as for Dask");
            List<Integer> elements = program.elements();
            program.check(Bag.of(elements, 1), "in one partition");
            if (!elements.isEmpty()) {
                program.check(Bag.of(elements, 2).map(x -> x), "in two partitions");
                program.check(Bag.of(elements, 7), "in seven partitions");
            }
        }
    }

    @Test
    void programsAgreeWithDaskWithoutTheOptimiser() throws Exception {
        try (var unoptimised = Config.with(Setting.OPTIMIZE, false)) {
            for (Program program : programs()) {
                program.check(ofPartitions(program.partitions), "not optimised");
            }
        }
    }

    @Test
    void programsUseEveryStep() throws Exception {
        assertThat(programs().stream()
                        .flatMap(program -> program.steps.stream())
                        .map(step -> step.substring(0, step.indexOf(':')))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(STEPS, PAIR_STEPS, ANY_STEPS, ENDS, ANY_ENDS)
                        .flatMap(steps -> steps.keySet().stream())
                        .toList());
    }
}
