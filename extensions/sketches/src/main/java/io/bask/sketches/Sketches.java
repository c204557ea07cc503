package io.bask.sketches;

import io.bask.array.Array;
import io.bask.array.Reduce;
import io.bask.array.shape.DType;
import io.bask.bag.Bag;
import io.bask.bag.Item;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.Series;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.CustomAggregation;
import io.bask.dataframe.column.Frame;
import io.bask.delayed.Delayed;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Approximate numbers of different values, frequencies and quantiles of bags, tables and arrays.
 *
 * <p>Each partition makes a sketch of a few kilobytes, in one pass, and sketches are merged in a tree: so it takes little memory
 * however many different values there are, where exact answers have to keep or sort them all. How far off answers may be is an
 * argument, and what the sketches say of themselves.
 *
 * <pre>{@code
 * long users = Sketches.nuniqueApprox(events.map(Event::user)).compute();
 * List<Frequent<String>> pages = Sketches.frequencies(events.map(Event::page)).compute().top(10);
 * double p99 = Sketches.quantiles(events.map(Event::millis)).compute().quantile(0.99);
 * }</pre>
 *
 * <p>All methods are lazy. An error that no sketch has is an IllegalArgumentException.
 */
public final class Sketches {
    /** Standard error of numbers of different values, and error in ranks, where none is given. */
    public static final double USUAL_ERROR = 0.01;

    /** Share of all elements by which counts may be off, where none is given. */
    public static final double USUAL_SHARE = 0.001;

    private Sketches() {}

    /** About how many different elements a bag has, with a standard error of 1 percent; null is one too. */
    public static Item<Long> nuniqueApprox(Bag<?> bag) {
        return distinct(bag, USUAL_ERROR).map(DistinctSketch::count);
    }

    /** About how many different values a column has, with a standard error of 1 percent; missing ones do not count. */
    public static Item<Long> nuniqueApprox(Series series) {
        return distinct(series, USUAL_ERROR).map(DistinctSketch::count);
    }

    /** About how many different values each column of a table has, in their order; see {@link #nuniqueApprox(Series)}. */
    public static Item<Map<String, Long>> nuniqueApprox(DataFrame table) {
        List<String> names = columns(Given.notNull(table, "table"));
        int precision = DistinctSketch.precision(USUAL_ERROR);
        Item<List<DistinctSketch>> sketches = frames(table)
                .fold(
                        () -> made(names, () -> new DistinctSketch(precision)),
                        (made, frame) -> each(made, (i, sketch) -> sketch.addAll(frame.column(i))),
                        (left, right) -> each(left, (i, sketch) -> sketch.addAll(right.get(i))));
        return sketches.map(made -> byName(names, i -> made.get(i).count()));
    }

    /**
     * The different elements of a bag as a sketch; null is one too.
     *
     * @param error relative standard error, from 0.0008 to 0.26
     */
    public static Item<DistinctSketch> distinct(Bag<?> bag, double error) {
        int precision = DistinctSketch.precision(error);
        return Given.notNull(bag, "bag")
                .fold(() -> new DistinctSketch(precision), DistinctSketch::add, DistinctSketch::addAll);
    }

    /** The different values of a column as a sketch, see {@link #distinct(Bag, double)}; missing ones do not count. */
    public static Item<DistinctSketch> distinct(Series series, double error) {
        int precision = DistinctSketch.precision(error);
        return columns(series)
                .fold(() -> new DistinctSketch(precision), DistinctSketch::addAll, DistinctSketch::addAll);
    }

    /** The frequent elements of a bag, with counts that are off by no more than a thousandth of all. */
    public static <T> Item<FrequencySketch<T>> frequencies(Bag<T> bag) {
        return frequencies(bag, USUAL_SHARE);
    }

    /**
     * The frequent elements of a bag.
     *
     * @param share of all elements by which counts may be off, from 0.000001 to 0.4
     */
    public static <T> Item<FrequencySketch<T>> frequencies(Bag<T> bag, double share) {
        int size = FrequencySketch.size(share);
        return Given.notNull(bag, "bag")
                .fold(() -> new FrequencySketch<T>(size), FrequencySketch::add, FrequencySketch::addAll);
    }

    /** The frequent values of a column, see {@link #frequencies(Bag, double)}; missing ones do not count. */
    public static Item<FrequencySketch<Object>> frequencies(Series series, double share) {
        int size = FrequencySketch.size(share);
        return columns(series)
                .fold(() -> new FrequencySketch<>(size), FrequencySketch::addAll, FrequencySketch::addAll);
    }

    /** The most frequent elements of a bag, those first, with counts that are off by no more than a thousandth of all. */
    public static <T> Item<List<Frequent<T>>> topFrequent(Bag<T> bag, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the %d most frequent elements; ask for 0 or more".formatted(count));
        }
        return frequencies(bag).map(sketch -> sketch.top(count));
    }

    /** The quantiles of a bag of numbers, with ranks that are off by no more than 1 percent; null does not count. */
    public static Item<QuantileSketch> quantiles(Bag<? extends Number> bag) {
        return quantiles(bag, USUAL_ERROR);
    }

    /**
     * The quantiles of a bag of numbers; null does not count.
     *
     * @param error by how much ranks may be off, as a share of all, from 0.0002 to 0.25
     */
    public static Item<QuantileSketch> quantiles(Bag<? extends Number> bag, double error) {
        int k = QuantileSketch.k(error);
        return Given.notNull(bag, "bag").fold(() -> new QuantileSketch(k), QuantileSketch::add, QuantileSketch::addAll);
    }

    /**
     * The quantiles of a column of numbers, see {@link #quantiles(Bag, double)}.
     *
     * @throws IllegalArgumentException where it is none of numbers
     */
    public static Item<QuantileSketch> quantiles(Series series, double error) {
        int k = QuantileSketch.k(error);
        Given.notNull(series, "series");
        if (!series.dtype().isNumeric()) {
            throw new IllegalArgumentException("quantiles of column '%s', which is %s; use a column of numbers"
                    .formatted(series.name(), series.dtype()));
        }
        return columns(series).fold(() -> new QuantileSketch(k), QuantileSketch::addAll, QuantileSketch::addAll);
    }

    /**
     * About where a quantile of a column of numbers lies, its rank off by no more than 1 percent; NaN of no values.
     *
     * @param fraction in [0, 1]
     */
    public static Item<Double> quantileApprox(Series series, double fraction) {
        QuantileSketch.checked(fraction);
        return quantiles(series, USUAL_ERROR).map(sketch -> sketch.quantile(fraction));
    }

    /** About where a quantile of each column of numbers lies, in their order; see {@link #quantileApprox(Series, double)}. */
    public static Item<Map<String, Double>> quantileApprox(DataFrame table, double fraction) {
        QuantileSketch.checked(fraction);
        Given.notNull(table, "table");
        List<String> names = columns(table).stream()
                .filter(name -> table.col(name).dtype().isNumeric())
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "quantiles of a table without columns of numbers: it has %s".formatted(columns(table)));
        }
        int k = QuantileSketch.k(USUAL_ERROR);
        Item<List<QuantileSketch>> sketches = frames(table.select(names.toArray(String[]::new)))
                .fold(
                        () -> made(names, () -> new QuantileSketch(k)),
                        (made, frame) -> each(made, (i, sketch) -> sketch.addAll(frame.column(i))),
                        (left, right) -> each(left, (i, sketch) -> sketch.addAll(right.get(i))));
        return sketches.map(made -> byName(names, i -> made.get(i).quantile(fraction)));
    }

    /** For {@code groupBy(...).agg(...)}: about how many different values each group has, with that standard error. */
    public static CustomAggregation<DistinctSketch> nuniqueApprox(double error) {
        return new GroupSketches.Distinct(DistinctSketch.precision(error));
    }

    /** For {@code groupBy(...).agg(...)}: about where a quantile of each group lies, its rank off by no more than {@code error}. */
    public static CustomAggregation<QuantileSketch> quantileApprox(double fraction, double error) {
        return new GroupSketches.Quantile(QuantileSketch.checked(fraction), QuantileSketch.k(error));
    }

    /** About where a percentile of all elements of an array lies, its rank off by no more than 1 percent; NaN is left out. */
    public static Array percentileApprox(Array array, double percent) {
        return percentileApprox(array, percent, USUAL_ERROR, Reduce.all());
    }

    /**
     * About where percentiles along some axes lie: of each line of elements its own, as float64.
     *
     * @param percent from 0 to 100
     * @param error by how much ranks may be off, as a share of all, from 0.0002 to 0.25
     * @param how along which axes, and whether they are kept
     * @throws IllegalArgumentException where the array is complex or of dates
     */
    public static Array percentileApprox(Array array, double percent, double error, Reduce how) {
        Given.notNull(array, "array");
        Given.notNull(how, "how");
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("the percentile %s; use one from 0 to 100".formatted(percent));
        }
        if (!LaneSketches.takes(array.dtype())) {
            throw new IllegalArgumentException(
                    "percentiles of %s; use an array of real numbers".formatted(array.dtype()));
        }
        return array.reduction(new LaneSketches(percent / 100, QuantileSketch.k(error)), DType.FLOAT64, how);
    }

    private static List<String> columns(DataFrame table) {
        return table.schema().names();
    }

    private static Bag<Frame> frames(DataFrame table) {
        List<Delayed<List<Frame>>> partitions = new ArrayList<>();
        table.toDelayed().forEach(partition -> partitions.add(partition.map(List::of)));
        return Bag.fromDelayed(partitions);
    }

    private static Bag<Column> columns(Series series) {
        return frames(Given.notNull(series, "series").toFrame()).map(frame -> frame.column(0));
    }

    private static <S> List<S> made(List<String> names, java.util.function.Supplier<S> maker) {
        List<S> made = new ArrayList<>();
        names.forEach(name -> made.add(maker.get()));
        return made;
    }

    private static <S> List<S> each(List<S> sketches, java.util.function.BiConsumer<Integer, S> change) {
        for (int i = 0; i < sketches.size(); i++) {
            change.accept(i, sketches.get(i));
        }
        return sketches;
    }

    private static <V> Map<String, V> byName(List<String> names, java.util.function.IntFunction<V> value) {
        Map<String, V> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), value.apply(i));
        }
        return values;
    }
}
