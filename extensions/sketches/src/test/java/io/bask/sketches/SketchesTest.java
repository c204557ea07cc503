package io.bask.sketches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bask.array.Array;
import io.bask.array.Reduce;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.bag.Bag;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class SketchesTest {
    private static final int COUNT = 50_000;

    record Visit(int user, String page) {}

    private static List<Integer> numbers(int different) {
        Random random = Seeds.random(different);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            numbers.add(i < different ? i : random.nextInt(different));
        }
        Collections.shuffle(numbers, random);
        return numbers;
    }

    @Test
    void differentElementsAreCountedWithinFourStandardErrorsHoweverTheyLie() {
        for (int different : new int[] {1, 10, 1000, 20_000, 50_000}) {
            List<Integer> numbers = numbers(different);
            for (int npartitions : new int[] {1, 3, 40}) {
                DistinctSketch sketch =
                        Sketches.distinct(Bag.of(numbers, npartitions), 0.01).compute();
                assertThat(sketch.estimate())
                        .as("%d different in %d partitions", different, npartitions)
                        .isCloseTo(different, within(4 * 0.01 * different + 1e-3));
                assertThat(sketch.atLeast()).isLessThanOrEqualTo(sketch.estimate());
                assertThat(sketch.atMost()).isGreaterThanOrEqualTo(sketch.estimate());
                assertThat(sketch.error()).isLessThanOrEqualTo(0.01);
            }
            assertThat(Sketches.nuniqueApprox(Bag.of(numbers, 7)).compute())
                    .isCloseTo(different, within((long) Math.ceil(0.04 * different)));
        }
    }

    @Test
    void elementsOfAnyKindAreToldApartByWhatTheyAre() {
        List<Object> elements = new ArrayList<>();
        for (int copy = 0; copy < 2; copy++) {
            elements.addAll(
                    Arrays.asList(null, "", "a", 1, 1L, 1.5, 0.0, -0.0, Double.NaN, true, false, DType.Kind.BOOL));
            elements.addAll(
                    List.of(new Visit(0, "BB"), new Visit(31, "Aa"), List.of(1, 2), List.of(2, 1), Set.of(1, 2)));
            elements.addAll(List.of(Map.of(1, 2), Map.of(2, 1), Optional.of(1), new String("a"), new byte[] {1}));
            elements.addAll(List.of(java.time.LocalDate.of(2020, 1, 1), new java.math.BigDecimal("1.5")));
        }
        DistinctSketch sketch = Sketches.distinct(Bag.of(elements, 5), 0.01).compute();
        assertThat(sketch.count()).isEqualTo(21);
    }

    @Test
    void recordsWhoseHashCodesCollideAreStillDifferent() {
        List<Visit> visits = new ArrayList<>();
        for (int user = 0; user < 100; user++) {
            for (int page = 0; page < 100; page++) {
                visits.add(new Visit(user, String.valueOf((char) (page + 32))));
            }
        }
        assertThat(new HashSet<>(visits.stream().map(Visit::hashCode).toList()).size())
                .isLessThan(5000);
        assertThat(Sketches.nuniqueApprox(Bag.of(visits, 8)).compute()).isBetween(9600L, 10_400L);
    }

    @Test
    void nothingHasNoElements() {
        Bag<Integer> nothing = Bag.of(List.of(1, 2), 2).filter(x -> x > 2);
        assertThat(Sketches.nuniqueApprox(nothing).compute()).isZero();
        assertThat(Sketches.quantiles(nothing).compute().quantile(0.5)).isNaN();
        assertThat(Sketches.quantiles(nothing).compute().rank(1)).isNaN();
        assertThat(Sketches.topFrequent(nothing, 3).compute()).isEmpty();
        assertThat(Sketches.frequencies(nothing).compute().moreThan(0)).isEmpty();
        assertThat(Sketches.distinct(nothing, 0.1).compute()).hasToString("about 0 different values (0 to 0)");
    }

    @Test
    void quantilesAreWithinTheirErrorInRank() {
        Random random = Seeds.random();
        List<Double> numbers =
                random.doubles(COUNT).map(x -> Math.exp(5 * x)).boxed().toList();
        double[] sorted = numbers.stream().mapToDouble(x -> x).sorted().toArray();
        for (double error : new double[] {0.05, 0.01, 0.002}) {
            QuantileSketch sketch =
                    Sketches.quantiles(Bag.of(numbers, 13), error).compute();
            assertThat(sketch.count()).isEqualTo(COUNT);
            assertThat(sketch.min()).isEqualTo(sorted[0]);
            assertThat(sketch.max()).isEqualTo(sorted[COUNT - 1]);
            for (double fraction : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.99, 1}) {
                double found = rank(sorted, sketch.quantile(fraction));
                // drawn at random: twice the error of 99 in 100 is one in millions
                assertThat(found).as("%s of error %s", fraction, error).isCloseTo(fraction, within(2 * error + 1e-4));
                assertThat(sketch.atLeast(fraction)).isLessThanOrEqualTo(sketch.atMost(fraction));
            }
            assertThat(sketch.rank(sorted[COUNT / 2])).isCloseTo(0.5, within(2 * error));
            assertThat(sketch.error()).isLessThanOrEqualTo(error);
        }
    }

    private static double rank(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        assertThat(at).as("%s is one of the numbers", value).isNotNegative();
        return (at + 1.0) / sorted.length;
    }

    @Test
    void quantilesOfFewNumbersAreExact() {
        List<Integer> numbers = Arrays.asList(5, 3, null, 1, 4, 2);
        QuantileSketch sketch = Sketches.quantiles(Bag.of(numbers, 3)).compute();
        assertThat(sketch.quantiles(0, 0.2, 0.21, 0.5, 1)).containsExactly(1, 1, 2, 3, 5);
        assertThat(sketch.error()).isZero();
        assertThat(sketch).hasToString("quantiles of 5 numbers from 1.0 to 5.0, about 3.0 in the middle");
        assertThatThrownBy(() -> sketch.quantile(1.5)).hasMessageContaining("the fraction 1.5");
    }

    @Test
    void countsAreWithinTheErrorThatIsCertain() {
        Random random = Seeds.random();
        List<String> words = new ArrayList<>();
        Map<String, Long> exact = new HashMap<>();
        for (int i = 0; i < COUNT; i++) {
            String word = "w" + (int) Math.floor(Math.pow(random.nextDouble(), 4) * 20_000);
            words.add(word);
            exact.merge(word, 1L, Long::sum);
        }
        for (double share : new double[] {0.4, 0.01, 0.001}) {
            FrequencySketch<String> sketch =
                    Sketches.frequencies(Bag.of(words, 9), share).compute();
            assertThat(sketch.total()).isEqualTo(COUNT);
            assertThat(sketch.error()).isLessThanOrEqualTo((long) (share * COUNT) + 1);
            exact.forEach(
                    (word, count) -> assertThat(count).as(word).isBetween(sketch.atLeast(word), sketch.atMost(word)));
            exact.forEach((word, count) -> {
                if (count > sketch.error()) {
                    assertThat(sketch.top(Integer.MAX_VALUE))
                            .extracting(Frequent::element)
                            .contains(word);
                }
            });
            sketch.moreThan(0.01)
                    .forEach(found -> assertThat(exact.get(found.element())).isGreaterThan(COUNT / 100));
        }
        List<Frequent<String>> top = Sketches.topFrequent(Bag.of(words, 9), 3).compute();
        assertThat(top).hasSize(3);
        assertThat(top.get(0).element()).isEqualTo("w0");
    }

    @Test
    void fewElementsAreCountedExactlyAndNullIsOne() {
        FrequencySketch<String> sketch = Sketches.frequencies(Bag.of(Arrays.asList("a", null, "b", "a", null, "a"), 3))
                .compute();
        assertThat(sketch.top(2)).containsExactly(new Frequent<>("a", 3, 3), new Frequent<>(null, 2, 2));
        assertThat(sketch.atMost("z")).isZero();
        assertThat(sketch.moreThan(0.4)).containsExactly(new Frequent<>("a", 3, 3));
        assertThat(sketch).hasToString("frequencies of 6 elements, off by 0 at most");
    }

    private static DataFrame table(int npartitions) {
        Random random = Seeds.random();
        List<Object> ids = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        List<Object> groups = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            ids.add(random.nextInt(10) == 0 ? null : random.nextGaussian());
            names.add(random.nextInt(10) == 0 ? null : "n" + random.nextInt(800));
            groups.add((long) i % 3);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("x", Column.of(DType.FLOAT64, ids));
        columns.put("name", Column.of(DType.STRING, names));
        columns.put("g", Column.of(DType.INT64, groups));
        return DataFrame.of(columns, npartitions);
    }

    @Test
    void columnsOfTablesLeaveMissingValuesOut() {
        for (int npartitions : new int[] {1, 7}) {
            DataFrame table = table(npartitions);
            long names = table.col("name").nunique().compute();
            assertThat(Sketches.nuniqueApprox(table.col("name")).compute()).isCloseTo(names, within(names / 25));
            Map<String, Long> all = Sketches.nuniqueApprox(table).compute();
            assertThat(all.keySet()).containsExactly("x", "name", "g");
            assertThat(all.get("g")).isEqualTo(3);
            assertThat(all.get("name")).isCloseTo(names, within(names / 25));
            double below = Sketches.quantileApprox(table.col("x"), 0.9).compute();
            assertThat(below).isCloseTo(table.col("x").quantile(0.9).compute(), within(0.15));
            assertThat(Sketches.quantileApprox(table, 0.5).compute().keySet()).containsExactly("x", "g");
            assertThat(Sketches.frequencies(table.col("g"), 0.1).compute().top(9))
                    .extracting(Frequent::count)
                    .containsExactly(1667L, 1667L, 1666L);
        }
        assertThatThrownBy(() -> Sketches.quantileApprox(table(1).col("name"), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'name'");
        assertThatThrownBy(() -> Sketches.quantileApprox(table(1).select("name"), 0.5))
                .hasMessageContaining("without columns of numbers");
    }

    @Test
    void groupsAreAggregatedByTheTablesOwnCustomAggregations() {
        DataFrame table = table(6);
        Frame distinct =
                table.groupBy("g").agg(Sketches.nuniqueApprox(0.01), "name").compute();
        Frame exact = table.groupBy("g").nunique("name").compute();
        Frame medians =
                table.groupBy("g").agg(Sketches.quantileApprox(0.5, 0.01), "x").compute();
        Frame exactMedians = table.groupBy("g").median("x").compute();
        assertThat(distinct.rows()).isEqualTo(3);
        for (int row = 0; row < 3; row++) {
            long found = (Long) distinct.column(0).valueAt(row);
            long truth = (Long) exact.column(0).valueAt(row);
            assertThat(found).isCloseTo(truth, within(truth / 25));
            assertThat((Double) medians.column(0).valueAt(row))
                    .isCloseTo((Double) exactMedians.column(0).valueAt(row), within(0.15));
        }
    }

    @Test
    void percentilesOfArraysAreOfAllElementsOrOfEachLine() {
        Random random = Seeds.random();
        double[][] rows = new double[20][];
        Arrays.setAll(
                rows, i -> random.doubles(900).map(x -> x * (i == 0 ? 1 : 10)).toArray());
        rows[3][5] = Double.NaN;
        for (Chunks chunks : List.of(Chunks.of(20, 900), Chunks.of(7, 100), Chunks.of(1, 899))) {
            Array array = Array.of(rows).rechunk(chunks);
            double[] all = Arrays.stream(rows)
                    .flatMapToDouble(DoubleStream::of)
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .toArray();
            double p90 = Sketches.percentileApprox(array, 90).compute().doubleAt();
            assertThat(rank(all, p90)).as("%s", chunks).isCloseTo(0.9, within(0.03));
            NDArray lines =
                    Sketches.percentileApprox(array, 50, 0.01, Reduce.axis(1)).compute();
            assertThat(lines.shape().toString()).isEqualTo("(20,)");
            for (int line = 0; line < 20; line++) {
                double[] sorted = Arrays.stream(rows[line])
                        .filter(x -> !Double.isNaN(x))
                        .sorted()
                        .toArray();
                assertThat(rank(sorted, lines.doubleAt(line)))
                        .as("line %d", line)
                        .isCloseTo(0.5, within(0.04));
            }
            NDArray columns = Sketches.percentileApprox(
                            array, 0, 0.01, Reduce.axis(0).keepdims())
                    .compute();
            assertThat(columns.shape().toString()).isEqualTo("(1, 900)");
            double least =
                    IntStream.range(0, 20).mapToDouble(i -> rows[i][7]).min().orElseThrow();
            assertThat(columns.doubleAt(0, 7)).isEqualTo(least);
        }
        assertThat(Sketches.percentileApprox(Array.of(3, 1, 2), 50).compute().doubleAt())
                .isEqualTo(2.0);
        assertThatThrownBy(() -> Sketches.percentileApprox(Array.of(1, 2), 101)).hasMessageContaining("percentile 101");
    }

    @Test
    void sketchesAnswerTheSameWhenTheyHaveBeenSerialized() throws Exception {
        Bag<Integer> bag = Bag.of(numbers(20_000), 4);
        DistinctSketch distinct = Sketches.distinct(bag, 0.02).compute();
        assertThat(copy(distinct).estimate()).isCloseTo(distinct.estimate(), within(1e-6 * 20_000));
        assertThat(copy(distinct).union(distinct).estimate()).isCloseTo(distinct.estimate(), within(0.001 * 20_000));
        QuantileSketch quantiles = Sketches.quantiles(bag).compute();
        assertThat(copy(quantiles).quantiles(0.1, 0.5, 1)).isEqualTo(quantiles.quantiles(0.1, 0.5, 1));
        FrequencySketch<Integer> frequencies =
                Sketches.frequencies(bag.map(x -> x < 15_000 ? x % 7 : x)).compute();
        FrequencySketch<Integer> copied = copy(frequencies);
        assertThat(copied.top(7)).isEqualTo(frequencies.top(7));
        assertThat(copied.union(frequencies).total()).isEqualTo(2 * frequencies.total());
        assertThat(copy(new FrequencySketch<>(8)).top(1)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <V> V copy(V value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (V) in.readObject();
        }
    }

    @Test
    void errorsThatNoSketchHasAreRefusedAtOnce() {
        Bag<Integer> bag = Bag.of(List.of(1), 1);
        assertThatThrownBy(() -> Sketches.distinct(bag, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sketches.distinct(bag, 1e-9)).hasMessageContaining("use one from");
        assertThatThrownBy(() -> Sketches.distinct(bag, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sketches.frequencies(bag, 0)).hasMessageContaining("use a share");
        assertThatThrownBy(() -> Sketches.frequencies(bag, 1e-9)).hasMessageContaining("use a share");
        assertThatThrownBy(() -> Sketches.quantiles(bag, 0.9)).hasMessageContaining("use one from");
        assertThatThrownBy(() -> Sketches.topFrequent(bag, -1)).hasMessageContaining("ask for 0 or more");
        DistinctSketch fine = Sketches.distinct(bag, 0.01).compute();
        DistinctSketch coarse = Sketches.distinct(bag, 0.1).compute();
        assertThatThrownBy(() -> fine.union(coarse)).hasMessageContaining("make both with the same");
    }
}
