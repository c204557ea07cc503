package io.bask.bag;

import io.bask.Lazy;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Exchange;
import io.bask.bag.expr.Foreign;
import io.bask.bag.expr.Join;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.partition.Pair;
import io.bask.expr.Token;
import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What brings elements with equal keys together.
 *
 * <p>Keys need {@code equals} and {@code hashCode}, and may be null. Where elements travel between partitions, parts of
 * partitions wait in memory, and on disk where they pass the memory budget and can be serialized. All methods are lazy;
 * all throw NullPointerException where a function is null.
 *
 * @param <T> type of the elements
 */
public sealed interface BagGroups<T> permits Bag {
    /** The elements with their keys; nothing moves. */
    default <K> KeyedBag<K, T> keyBy(Function1<? super T, ? extends K> key) {
        Required.of(key, "the key");
        return new KeyedBag<>(itself().map(element -> new Pair<>(key.apply(element), element)));
    }

    /** The elements by key, in as many partitions as there are now; see {@link #groupBy(Function1, int)}. */
    default <K> KeyedBag<K, List<T>> groupBy(Function1<? super T, ? extends K> key) {
        return groupBy(key, itself().npartitions());
    }

    /**
     * The elements by key: each key once, with the list of its elements in their order.
     *
     * <p>All elements travel to the partition that the hash of their key names, and a list must fit in memory: where the
     * groups are only summed up, {@link #foldBy} does that without moving them.
     *
     * @throws IllegalArgumentException where {@code npartitions} is less than 1
     */
    @SuppressWarnings("unchecked")
    default <K> KeyedBag<K, List<T>> groupBy(Function1<? super T, ? extends K> key, int npartitions) {
        Cut.checkPartitions(npartitions);
        Function1<Object, Object> any = any(key);
        return new KeyedBag<>(new Bag<>(Reduce.ofEachPartition(
                new Exchange(itself().expr(), any, npartitions),
                new Reduction.Group(any, element -> element, Token.unique()))));
    }

    /** The elements without repetitions, in {@code npartitions} partitions by their hash: for more than fit in memory. */
    default Bag<T> distinct(int npartitions) {
        Cut.checkPartitions(npartitions);
        return new Bag<>(Reduce.ofEachPartition(
                new Exchange(itself().expr(), element -> element, npartitions), Reduction.Named.DISTINCT));
    }

    /**
     * The elements of each key put together two at a time, in one partition, in the order in which the keys first occur.
     *
     * @param function must be associative, see {@link BagReductions#reduce}
     */
    @SuppressWarnings("unchecked")
    default <K> KeyedBag<K, T> foldBy(
            Function1<? super T, ? extends K> key, Function2<? super T, ? super T, ? extends T> function) {
        return foldBy(
                key,
                new Reduction.Pairwise(
                        (Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, Token.unique()));
    }

    /** The elements of each key put together two at a time, behind {@code initial}, which counts once for each key. */
    @SuppressWarnings("unchecked")
    default <K> KeyedBag<K, T> foldBy(
            Function1<? super T, ? extends K> key,
            @Nullable T initial,
            Function2<? super T, ? super T, ? extends T> function) {
        return foldBy(
                key,
                new Reduction.PairwiseFrom(
                        initial, (Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, Token.unique()));
    }

    /**
     * The elements of each key folded into a state of another type, in one partition, in the order in which the keys
     * first occur.
     *
     * <pre>{@code
     * KeyedBag<String, Double> byCity = orders.foldBy(Order::city, () -> 0.0, (sum, order) -> sum + order.amount(), Double::sum);
     * }</pre>
     *
     * <p>Each partition is folded by itself, so only keys and states travel.
     *
     * @param empty makes a state of no elements, see {@link BagReductions#fold(Function0, Function2, Function2)}
     * @param add the state with one more element; may change the state
     * @param combine one state made of two; may change the first
     * @throws IllegalArgumentException where an empty state is a value that would count once for each partition
     */
    default <K, S> KeyedBag<K, S> foldBy(
            Function1<? super T, ? extends K> key,
            Function0<? extends S> empty,
            Function2<? super S, ? super T, ? extends S> add,
            Function2<? super S, ? super S, ? extends S> combine) {
        return foldBy(key, Bag.folding(empty, add, combine));
    }

    /** How many elements have each key, in one partition, in the order in which the keys first occur. */
    default <K> KeyedBag<K, Long> countBy(Function1<? super T, ? extends K> key) {
        return foldBy(key, Reduction.Named.COUNT);
    }

    /**
     * The pairs of elements of this bag and another that have equal keys.
     *
     * <p>Elements travel to the partition that the hash of their key names, in as many partitions as the larger number
     * that the bags have; unless the other has a single partition, which then is joined with each of this one's.
     */
    default <U> Bag<Pair<T, U>> join(Bag<U> other, Function1<? super T, ?> key, Function1<? super U, ?> otherKey) {
        return join(Required.of(other, "the other bag").expr(), key, otherKey, false);
    }

    /** The pairs of elements of this bag and of a collection in memory that have equal keys; this bag does not move. */
    default <U> Bag<Pair<T, U>> join(
            Collection<? extends U> other, Function1<? super T, ?> key, Function1<? super U, ?> otherKey) {
        return join(Cut.intoParts(Required.of(other, "the other collection"), Integer.MAX_VALUE), key, otherKey, false);
    }

    /** The pairs of elements of this bag and of a lazy collection that have equal keys; this bag does not move. */
    default <U> Bag<Pair<T, U>> joinWith(
            Lazy<? extends Iterable<? extends U>> other,
            Function1<? super T, ?> key,
            Function1<? super U, ?> otherKey) {
        return join(Foreign.partitions(List.of(Required.of(other, "the other lazy object"))), key, otherKey, false);
    }

    /** The pairs of {@link #join(Bag, Function1, Function1)}, and the elements of this bag that have no partner. */
    @SuppressWarnings("unchecked")
    default <U> Bag<Pair<T, Optional<U>>> leftJoin(
            Bag<U> other, Function1<? super T, ?> key, Function1<? super U, ?> otherKey) {
        Bag<?> joined = join(Required.of(other, "the other bag").expr(), key, otherKey, true);
        return (Bag<Pair<T, Optional<U>>>) joined;
    }

    private <R> Bag<R> join(BagExpr other, Function1<? super T, ?> key, Function1<?, ?> otherKey, boolean keepsLeft) {
        Join.Keys keys = new Join.Keys(any(key), any(otherKey), keepsLeft);
        BagExpr left = itself().expr();
        if (other.npartitions() == 1) {
            return new Bag<>(new Join(left, other, keys));
        }
        int npartitions = Math.max(left.npartitions(), other.npartitions());
        return new Bag<>(new Join(
                new Exchange(left, keys.left(), npartitions), new Exchange(other, keys.right(), npartitions), keys));
    }

    private <K, S> KeyedBag<K, S> foldBy(Function1<? super T, ? extends K> key, Reduction fold) {
        return new KeyedBag<>(new Bag<>(
                new Reduce(itself().expr(), List.of(), new Reduction.FoldBy(any(key), fold, Token.unique()))));
    }

    @SuppressWarnings("unchecked")
    private static Function1<Object, Object> any(Function1<?, ?> key) {
        return (Function1<Object, Object>) Required.of(key, "the key");
    }

    private Bag<T> itself() {
        return (Bag<T>) this;
    }
}
