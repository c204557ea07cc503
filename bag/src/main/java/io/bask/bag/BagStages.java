package io.bask.bag;

import io.bask.Lazy;
import io.bask.bag.expr.MapPartitions;
import io.bask.bag.expr.Product;
import io.bask.bag.expr.Regroup;
import io.bask.bag.expr.Rows;
import io.bask.bag.expr.Scan;
import io.bask.bag.expr.Stage;
import io.bask.bag.partition.Pair;
import io.bask.bag.partition.RowFunction;
import io.bask.bag.partition.Verb;
import io.bask.expr.Token;
import io.bask.file.BlockSize;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.Function3;
import io.bask.function.Function4;
import io.bask.function.MethodName;
import io.bask.function.Predicate1;
import io.bask.memory.SizeOf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From bag to bag: work on each element, on each partition, and on several bags side by side.
 *
 * <p>Stages in a row run as one pass and keep the order of the elements. All methods are lazy but {@link
 * #repartitionBySize}; all throw NullPointerException, naming the argument, where one is null.
 *
 * @param <T> type of the elements
 */
public sealed interface BagStages<T> permits Bag {
    /** {@code function} of each element. */
    @SuppressWarnings("unchecked")
    default <R> Bag<R> map(Function1<? super T, ? extends R> function) {
        return itself().stage(new Stage.Map((Function1<Object, Object>) function, Token.unique()));
    }

    /**
     * {@code function} of the elements of two bags, side by side.
     *
     * <p>Computing fails where partitions that lie side by side have different lengths.
     *
     * @throws IllegalArgumentException where the bags have different numbers of partitions
     */
    @SuppressWarnings("unchecked")
    default <U, R> Bag<R> map(Bag<U> other, Function2<? super T, ? super U, ? extends R> function) {
        Required.of(function, "the function");
        return rows(
                List.of(Required.of(other, "the other bag")), row -> function.apply((T) row[0], (U) row[1]), function);
    }

    /** {@code function} of the elements of three bags, side by side; see {@link #map(Bag, Function2)}. */
    @SuppressWarnings("unchecked")
    default <U, V, R> Bag<R> map(
            Bag<U> second, Bag<V> third, Function3<? super T, ? super U, ? super V, ? extends R> function) {
        Required.of(function, "the function");
        return rows(
                List.of(Required.of(second, "the second bag"), Required.of(third, "the third bag")),
                row -> function.apply((T) row[0], (U) row[1], (V) row[2]),
                function);
    }

    /**
     * {@code function} of each element and one value that is computed first: an {@link Item}, or any other lazy object.
     *
     * <pre>{@code
     * Bag<Double> centred = numbers.mapWith(numbers.mean(), (x, mean) -> x - mean);
     * }</pre>
     *
     * <p>A value that is there already needs none of this: the function just uses it.
     */
    @SuppressWarnings("unchecked")
    default <V, R> Bag<R> mapWith(Lazy<V> value, Function2<? super T, ? super V, ? extends R> function) {
        Required.of(function, "the function");
        return new Bag<>(new Rows(
                List.of(itself().expr()),
                List.of(Item.of(value).expr()),
                row -> function.apply((T) row[0], (V) row[1]),
                Verb.of("map", function)));
    }

    /** {@code function} of the two parts of each element, which is a {@link Pair}, list or array. */
    @SuppressWarnings("unchecked")
    default <A, B, R> Bag<R> starmap(Function2<A, B, R> function) {
        Required.of(function, "the function");
        return map((Function1<T, R>) (Function1<?, ?>)
                new Spread(2, row -> function.apply((A) row[0], (B) row[1]), function));
    }

    /** {@code function} of the three parts of each element, which is a list or array. */
    @SuppressWarnings("unchecked")
    default <A, B, C, R> Bag<R> starmap(Function3<A, B, C, R> function) {
        Required.of(function, "the function");
        return map((Function1<T, R>) (Function1<?, ?>)
                new Spread(3, row -> function.apply((A) row[0], (B) row[1], (C) row[2]), function));
    }

    /** {@code function} of the four parts of each element, which is a list or array. */
    @SuppressWarnings("unchecked")
    default <A, B, C, D, R> Bag<R> starmap(Function4<A, B, C, D, R> function) {
        Required.of(function, "the function");
        RowFunction spread = row -> function.apply((A) row[0], (B) row[1], (C) row[2], (D) row[3]);
        return map((Function1<T, R>) (Function1<?, ?>) new Spread(4, spread, function));
    }

    /** The elements of which {@code predicate} is true. */
    @SuppressWarnings("unchecked")
    default Bag<T> filter(Predicate1<? super T> predicate) {
        return itself().stage(new Stage.Filter((Predicate1<Object>) predicate, Token.unique()));
    }

    /** The elements of which {@code predicate} is false. */
    @SuppressWarnings("unchecked")
    default Bag<T> remove(Predicate1<? super T> predicate) {
        return itself().stage(new Stage.Filter(
                new Not((Predicate1<Object>) Required.of(predicate, "the function")), Token.unique()));
    }

    /** All that {@code function} makes of each element, one after the other. */
    @SuppressWarnings("unchecked")
    default <R> Bag<R> flatMap(Function1<? super T, ? extends Iterable<? extends R>> function) {
        return itself().stage(new Stage.FlatMap(
                (Function1<Object, Iterable<Object>>) (Function1<?, ?>) function, Token.unique()));
    }

    /** What can be done with each element, where all are texts: {@code lines.str().lower()}, {@code lines.str().words()}. */
    default BagText str() {
        return new BagText(itself());
    }

    /** The elements of the elements, which are collections or arrays: one level of nesting less. */
    default <R> Bag<R> flatten() {
        return itself().stage(new Stage.FlatMap(Flatten.INSTANCE, Token.unique()));
    }

    /**
     * A part of each element: the value of a map's key, an element of a list or array by its number (negative: from the
     * end), a record's component by its name. Computing fails on an element without that part.
     */
    default <R> Bag<R> pluck(Object key) {
        return itself().stage(new Stage.Map(new Pluck(Required.of(key, "the key"), false, null), Token.unique()));
    }

    /** A part of each element as in {@link #pluck(Object)}, or {@code missing} where it has none. */
    default <R> Bag<R> pluck(Object key, @Nullable R missing) {
        return itself().stage(new Stage.Map(new Pluck(Required.of(key, "the key"), true, missing), Token.unique()));
    }

    /** Several parts of each element, as a list; see {@link #pluck(Object)}. */
    default Bag<List<Object>> pluckAll(List<?> keys) {
        List<Pluck> parts = new ArrayList<>();
        Required.of(keys, "the list of keys")
                .forEach(key -> parts.add(new Pluck(Required.of(key, "a key"), false, null)));
        return itself().stage(new Stage.Map(new Pluck.Several(List.copyOf(parts)), Token.unique()));
    }

    /** The parts of elements that have {@code count} each, as that many bags: the inverse of zipping. */
    default List<Bag<Object>> unzip(int count) {
        Required.count(count, "unzipped");
        List<Bag<Object>> bags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bags.add(pluck(i));
        }
        return List.copyOf(bags);
    }

    /** What {@code function} makes of all elements of a partition at once; the partition must fit in memory. */
    @SuppressWarnings("unchecked")
    default <R> Bag<R> mapPartitions(Function1<? super List<T>, ? extends Iterable<? extends R>> function) {
        return new Bag<>(new MapPartitions(
                itself().expr(), (Function1<List<Object>, Iterable<Object>>) (Function1<?, ?>) function));
    }

    /**
     * What {@code function} makes of the partitions of two bags, side by side; their lengths may differ.
     *
     * @throws IllegalArgumentException where the bags have different numbers of partitions
     */
    @SuppressWarnings("unchecked")
    default <U, R> Bag<R> mapPartitions(
            Bag<U> other, Function2<? super List<T>, ? super List<U>, ? extends Iterable<? extends R>> function) {
        Required.of(function, "the function");
        return new Bag<>(new MapPartitions(
                List.of(itself().expr(), Required.of(other, "the other bag").expr()),
                List.of(),
                row -> function.apply((List<T>) row[0], (List<U>) row[1]),
                Verb.of("mapPartitions", function)));
    }

    /** What {@code function} makes of each partition and one value that is computed first; see {@link #mapWith}. */
    @SuppressWarnings("unchecked")
    default <V, R> Bag<R> mapPartitionsWith(
            Lazy<V> value, Function2<? super List<T>, ? super V, ? extends Iterable<? extends R>> function) {
        Required.of(function, "the function");
        return new Bag<>(new MapPartitions(
                List.of(itself().expr()),
                List.of(Item.of(value).expr()),
                row -> function.apply((List<T>) row[0], (V) row[1]),
                Verb.of("mapPartitions", function)));
    }

    /** The elements of this bag and another, side by side in pairs; see {@link #map(Bag, Function2)} for lengths. */
    default <U> Bag<Pair<T, U>> zip(Bag<U> other) {
        List<Bag<?>> others = List.of(Required.of(other, "the other bag"));
        return Bag.sideBySide(itself(), others, row -> new Pair<>(row[0], row[1]), "zip");
    }

    /** The elements of this bag and behind them those of another. */
    default Bag<T> concat(Bag<? extends T> other) {
        return Bag.concat(List.of(itself(), Required.of(other, "the other bag")));
    }

    /**
     * Every element of this bag with every element of another, in pairs: a partition for each pair of partitions.
     *
     * @throws ArithmeticException where that would be more than 2^31 partitions
     */
    default <U> Bag<Pair<T, U>> product(Bag<U> other) {
        return new Bag<>(
                new Product(itself().expr(), Required.of(other, "the other bag").expr()));
    }

    /**
     * Each element put together with all those before it: {@code a, f(a, b), f(f(a, b), c)...}.
     *
     * <p>Partitions are worked on one after the other.
     */
    @SuppressWarnings("unchecked")
    default Bag<T> accumulate(Function2<? super T, ? super T, ? extends T> function) {
        return new Bag<>(new Scan(
                itself().expr(),
                new Scan.How((Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, false, null)));
    }

    /** {@code initial}, and then what the elements make of it one by one: one element more than this bag has. */
    @SuppressWarnings("unchecked")
    default <S> Bag<S> accumulate(@Nullable S initial, Function2<? super S, ? super T, ? extends S> function) {
        return new Bag<>(new Scan(
                itself().expr(),
                new Scan.How((Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, true, initial)));
    }

    /**
     * The same elements in the same order in {@code npartitions} partitions.
     *
     * <p>Fewer partitions are made of neighbours; for more, each is cut into equal pieces.
     *
     * @throws IllegalArgumentException where {@code npartitions} is less than 1
     */
    default Bag<T> repartition(int npartitions) {
        Regroup regroup = Shape.inPartitions(itself().expr(), npartitions);
        return npartitions == itself().npartitions() ? itself() : new Bag<>(regroup);
    }

    /**
     * The same elements in the same order in partitions of about {@code size} bytes at most, e.g. {@code "64 MB"}.
     *
     * <p>Computes the bag at once to find out how large its partitions are; {@link Bag#persist} it first where that is
     * costly. Sizes are estimated from samples of the elements.
     *
     * @throws IllegalArgumentException where {@code size} is no size
     */
    default Bag<T> repartitionBySize(String size) {
        long most = BlockSize.parse(Required.of(size, "the size"));
        List<Long> bytes = mapPartitions(part -> List.of(SizeOf.of(part))).compute();
        return new Bag<>(Shape.inSizes(itself().expr(), bytes, most));
    }

    private <R> Bag<R> rows(List<Bag<?>> others, RowFunction function, java.io.Serializable written) {
        return Bag.sideBySide(itself(), others, function, "map(%s)".formatted(MethodName.of(written)));
    }

    private Bag<T> itself() {
        return (Bag<T>) this;
    }
}
