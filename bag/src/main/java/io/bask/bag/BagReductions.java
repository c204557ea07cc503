package io.bask.bag;

import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.expr.Token;
import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.MethodName;
import io.bask.function.Predicate1;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From a bag to one value, an {@link Item}, or to a few elements.
 *
 * <p>Each partition is reduced by itself, and what comes out in a tree that depends on the number of partitions only. All
 * methods are lazy; all throw NullPointerException where a function is null.
 *
 * @param <T> type of the elements
 */
public sealed interface BagReductions<T> permits Bag {
    /**
     * All elements put together two at a time.
     *
     * <p>Neighbours are put together in a tree that depends on the partitions only, so {@code function} must be
     * associative: {@code f(f(a, b), c) = f(a, f(b, c))}. Computing fails for a bag without elements; {@link
     * #fold(Object, Function2)} has an answer for those.
     */
    @SuppressWarnings("unchecked")
    default Item<T> reduce(Function2<? super T, ? super T, ? extends T> function) {
        return itself().item(new Reduction.Pairwise(
                (Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, Token.unique()));
    }

    /**
     * All elements put together two at a time, behind {@code initial}, which counts once however many partitions there
     * are; {@code initial} itself where there are none.
     *
     * @param function must be associative, see {@link #reduce}
     */
    @SuppressWarnings("unchecked")
    default Item<T> fold(@Nullable T initial, Function2<? super T, ? super T, ? extends T> function) {
        return itself().item(new Reduction.PairwiseFrom(
                initial, (Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, Token.unique()));
    }

    /**
     * All elements folded into a state of another type: each partition into one that begins empty, and these into one.
     *
     * <pre>{@code
     * Item<Integer> letters = words.fold(() -> 0, (sum, word) -> sum + word.length(), Integer::sum);
     * Item<Set<String>> seen = words.fold(HashSet::new, (set, word) -> { set.add(word); return set; },
     *         (left, right) -> { left.addAll(right); return left; });
     * }</pre>
     *
     * @param empty makes a state of no elements; combining it with another must not change that, since every partition
     *     begins with one
     * @param add the state with one more element; may change the state
     * @param combine one state made of two; may change the first
     * @throws IllegalArgumentException where {@code empty} gives a number, text or truth value {@code e} of which {@code
     *     combine(e, e)} has another value, so that the answer would depend on the number of partitions
     */
    default <S> Item<S> fold(
            Function0<? extends S> empty,
            Function2<? super S, ? super T, ? extends S> add,
            Function2<? super S, ? super S, ? extends S> combine) {
        return itself().item(Bag.folding(empty, add, combine));
    }

    /**
     * A value made of each partition as a list, and the result made of the list of these, in order.
     *
     * <p>Partitions without elements have no value.
     */
    @SuppressWarnings("unchecked")
    default <S, R> Item<R> reduction(
            Function1<? super List<T>, ? extends S> perPartition, Function1<? super List<S>, ? extends R> aggregate) {
        Required.of(perPartition, "the function of a partition");
        Required.of(aggregate, "the function of all partitions' values");
        return itself().item(new Reduction.Lists(
                row -> perPartition.apply((List<T>) row[0]),
                row -> aggregate.apply((List<S>) row[0]),
                true,
                "reduction(%s, %s)".formatted(MethodName.of(perPartition), MethodName.of(aggregate)),
                Token.unique()));
    }

    /** How often each element occurs, in the order in which they first do. Elements need {@code equals} and {@code hashCode}. */
    default Item<Map<T, Long>> frequencies() {
        return itself().item(Reduction.Named.FREQUENCIES);
    }

    /** How often each element occurs; where {@code sort} is set, the most frequent first. */
    @SuppressWarnings("unchecked")
    default Item<Map<T, Long>> frequencies(boolean sort) {
        Item<?> counts = sort ? frequencies().map(new SortedCounts<>(true, false)) : frequencies();
        return (Item<Map<T, Long>>) counts;
    }

    /** The share that each element has in all, from 0 to 1; where {@code sort} is set, the most frequent first. */
    @SuppressWarnings("unchecked")
    default Item<Map<T, Double>> shares(boolean sort) {
        Item<?> shares = frequencies().map(new SortedCounts<>(sort, true));
        return (Item<Map<T, Double>>) shares;
    }

    /** The elements without repetitions, in one partition, in the order in which they first occur. */
    default Bag<T> distinct() {
        return few(Reduction.Named.DISTINCT);
    }

    /** The first of the elements with equal keys, in one partition, in the order in which they occur. */
    @SuppressWarnings("unchecked")
    default Bag<T> distinct(Function1<? super T, ?> key) {
        return few(new Reduction.DistinctBy((Function1<Object, Object>) (Function1<?, ?>) key, Token.unique()));
    }

    /**
     * The {@code count} largest elements by natural order, the largest first, and the first of equal ones. Numbers of different
     * types are compared by value.
     */
    default Bag<T> topK(int count) {
        return few(new Reduction.Top(Required.count(count, "the largest"), null, Token.unique()));
    }

    /**
     * The {@code count} elements with the largest keys, the largest first, and the first of equal ones.
     *
     * <p>Memory for {@code count} elements a partition.
     */
    @SuppressWarnings("unchecked")
    default <K extends Comparable<? super K>> Bag<T> topK(int count, Function1<? super T, ? extends K> key) {
        Function1<Object, Object> any = (Function1<Object, Object>) (Function1<?, ?>) Required.of(key, "the key");
        return few(new Reduction.Top(Required.count(count, "the largest"), any, Token.unique()));
    }

    /** Number of elements. */
    default Item<Long> count() {
        return itself().item(Reduction.Named.COUNT);
    }

    /**
     * Sum of the elements, which must be numbers or truth values; 0 where there are none.
     *
     * <p>A Long for whole numbers, added exactly: computing fails where their sum is more than a long can hold. A Double where
     * any is a float or double; a BigInteger or BigDecimal where any is one.
     */
    default Item<Number> sum() {
        return itself().item(Reduction.Named.SUM);
    }

    /** Mean of the elements, which must be numbers or truth values. Computing fails where there are none. */
    default Item<Double> mean() {
        return itself().item(Reduction.Named.MEAN);
    }

    /** Variance of the elements, which must be numbers or truth values. Computing fails where there are none. */
    default Item<Double> var() {
        return var(0);
    }

    /**
     * Variance of the elements, dividing by their number less {@code ddof}; computing fails where that is not positive.
     *
     * @throws IllegalArgumentException where {@code ddof} is negative
     */
    default Item<Double> var(int ddof) {
        return itself().item(spread(ddof, false));
    }

    /** Standard deviation of the elements: the square root of {@link #var()}. */
    default Item<Double> std() {
        return std(0);
    }

    /** Standard deviation of the elements: the square root of {@link #var(int)}. */
    default Item<Double> std(int ddof) {
        return itself().item(spread(ddof, true));
    }

    /**
     * The smallest element by natural order, the first of equal ones; numbers of different types are compared by value.
     * Computing fails where there are none.
     */
    default Item<T> min() {
        return itself().item(Reduction.Named.MIN);
    }

    /**
     * The largest element by natural order, the first of equal ones; numbers of different types are compared by value.
     * Computing fails where there are none.
     */
    default Item<T> max() {
        return itself().item(Reduction.Named.MAX);
    }

    /**
     * Whether any element is true; false where there are none.
     *
     * <p>False are {@code false}, null, zero, and texts, collections, maps, optionals and arrays without content. A pass
     * stops at the first element that decides.
     */
    default Item<Boolean> any() {
        return itself().item(Reduction.Named.ANY);
    }

    /** Whether {@code predicate} is true of any element; false where there are none. */
    default Item<Boolean> any(Predicate1<? super T> predicate) {
        Required.of(predicate, "the function");
        return itself().map(predicate::test).any();
    }

    /** Whether every element is true, in the sense of {@link #any()}; true where there are none. */
    default Item<Boolean> all() {
        return itself().item(Reduction.Named.ALL);
    }

    /** Whether {@code predicate} is true of every element; true where there are none. */
    default Item<Boolean> all(Predicate1<? super T> predicate) {
        Required.of(predicate, "the function");
        return itself().map(predicate::test).all();
    }

    private static Reduction spread(int ddof, boolean root) {
        if (ddof < 0) {
            throw new IllegalArgumentException(
                    "ddof %d would divide by more than there are elements; use 0 or more".formatted(ddof));
        }
        return new Reduction.Spread(ddof, root);
    }

    private Bag<T> few(Reduction reduction) {
        return new Bag<>(new Reduce(itself().expr(), List.of(), reduction));
    }

    private Bag<T> itself() {
        return (Bag<T>) this;
    }
}
