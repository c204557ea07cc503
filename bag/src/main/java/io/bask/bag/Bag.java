package io.bask.bag;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.MapPartitions;
import io.bask.bag.expr.Numbers;
import io.bask.bag.expr.Read;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.expr.Select;
import io.bask.bag.expr.Stage;
import io.bask.bag.io.TextOptions;
import io.bask.bag.io.TextReader;
import io.bask.expr.Token;
import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.Predicate1;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lazy collection of any objects, cut into partitions that are worked on in parallel.
 *
 * <p>For what has no columns yet: lines of text, records, files to look into.
 *
 * <pre>{@code
 * Map<String, Long> counts = Bag.readText("books/*.txt")
 *         .flatMap(line -> List.of(line.split(" ")))
 *         .filter(word -> !word.isEmpty())
 *         .frequencies()
 *         .compute();
 * }</pre>
 *
 * <p>Elements keep their order. Stages that follow each other run as one pass over each partition, which fetches one
 * element after the other and holds nothing in between, so files may be larger than memory. Functions must not change
 * the elements, may run on any thread and more than once; where one throws, the computation fails and says on which
 * element. Elements may be null.
 *
 * <p>Building a bag reads no data. Immutable; safe from any thread.
 *
 * @param <T> type of the elements
 */
public final class Bag<T> implements Lazy<List<T>> {
    private final BagExpr expr;

    Bag(BagExpr expr) {
        this.expr = expr;
        expr.noteSite();
    }

    /** The elements of a collection, copied, in about 100 partitions; one element a partition where there are fewer. */
    public static <T> Bag<T> of(Collection<? extends T> elements) {
        return new Bag<>(Cut.intoParts(elements, Math.max(1, elements.size() / Cut.USUAL_PARTITIONS)));
    }

    /**
     * The elements of a collection, copied, in partitions of equal length but for the last.
     *
     * <p>The length is {@code elements.size() / npartitions}, rounded up, so there may be fewer partitions than asked for:
     * 5 elements in 4 partitions are 2, 2 and 1.
     *
     * @throws IllegalArgumentException where {@code npartitions} is less than 1
     */
    public static <T> Bag<T> of(Collection<? extends T> elements, int npartitions) {
        Cut.checkPartitions(npartitions);
        return new Bag<>(Cut.intoParts(elements, Math.max(1, (elements.size() + npartitions - 1L) / npartitions)));
    }

    /**
     * The numbers from 0 to {@code bound}, excluded, in partitions of equal length but for the last, which takes what is
     * left over; one number a partition where there are fewer numbers than partitions.
     *
     * @throws IllegalArgumentException where {@code bound} is negative or {@code npartitions} is less than 1
     */
    public static Bag<Long> range(long bound, int npartitions) {
        if (bound < 0) {
            throw new IllegalArgumentException("a range of %d numbers; use 0 or more".formatted(bound));
        }
        Cut.checkPartitions(npartitions);
        return new Bag<>(new Numbers(bound, (int) Math.max(1, Math.min(bound, npartitions))));
    }

    /**
     * The lines of text files, in order, without their ends.
     *
     * @param pattern path of a file, or a pattern such as {@code "logs/2024-*.txt.gz"}
     * @throws IllegalArgumentException where there is no such file
     * @see #readText(String, TextOptions)
     */
    public static Bag<String> readText(String pattern) {
        return readText(pattern, TextOptions.defaults());
    }

    /**
     * The lines of text files, in order, without their ends.
     *
     * <p>Lines end with a line feed, or a carriage return and a line feed. Files are UTF-8, with or without byte order
     * mark; bytes that are not fail the computation with file, line and text ({@link
     * io.bask.bag.io.UndecodableTextException}). Large files are cut into blocks, each a partition; a line belongs to the
     * block in which it begins. Files whose name ends in {@code .gz} are decompressed, one partition a file.
     *
     * @param pattern path of a file, or a pattern with {@code *}, {@code ?}, {@code [...]}, {@code {a,b}} or {@code **}
     * @throws IllegalArgumentException where there is no such file
     */
    public static Bag<String> readText(String pattern, TextOptions options) {
        return readText(List.of(pattern), options);
    }

    /** The lines of a text file, in order, without their ends; see {@link #readText(String, TextOptions)}. */
    public static Bag<String> readText(Path file) {
        return readText(file.toString());
    }

    /** The lines of all files that paths and patterns stand for; see {@link #readText(String, TextOptions)}. */
    public static Bag<String> readText(List<String> patterns, TextOptions options) {
        return new Bag<>(new Read(TextReader.of(patterns, options)));
    }

    /** {@code function} of each element. */
    @SuppressWarnings("unchecked")
    public <R> Bag<R> map(Function1<? super T, ? extends R> function) {
        return stage(new Stage.Map((Function1<Object, Object>) function, Token.unique()));
    }

    /** The elements of which {@code predicate} is true. */
    @SuppressWarnings("unchecked")
    public Bag<T> filter(Predicate1<? super T> predicate) {
        return stage(new Stage.Filter((Predicate1<Object>) predicate, Token.unique()));
    }

    /** All that {@code function} makes of each element, one after the other. */
    @SuppressWarnings("unchecked")
    public <R> Bag<R> flatMap(Function1<? super T, ? extends Iterable<? extends R>> function) {
        return stage(
                new Stage.FlatMap((Function1<Object, Iterable<Object>>) (Function1<?, ?>) function, Token.unique()));
    }

    /** What {@code function} makes of all elements of a partition at once; the partition must fit in memory. */
    @SuppressWarnings("unchecked")
    public <R> Bag<R> mapPartitions(Function1<? super List<T>, ? extends Iterable<? extends R>> function) {
        return new Bag<>(
                new MapPartitions(expr, (Function1<List<Object>, Iterable<Object>>) (Function1<?, ?>) function));
    }

    /**
     * All elements put together two at a time.
     *
     * <p>Neighbours are put together in a tree that depends on the partitions only, so {@code function} must be
     * associative: {@code f(f(a, b), c) = f(a, f(b, c))}. Computing fails for a bag without elements; {@link
     * #fold(Object, Function2)} has an answer for those.
     */
    @SuppressWarnings("unchecked")
    public Item<T> reduce(Function2<? super T, ? super T, ? extends T> function) {
        return reduction(new Reduction.Pairwise(
                (Function2<Object, Object, Object>) (Function2<?, ?, ?>) function, Token.unique()));
    }

    /**
     * All elements put together two at a time, behind {@code initial}, which counts once however many partitions there
     * are; {@code initial} itself where there are none.
     *
     * @param function must be associative, see {@link #reduce}
     */
    @SuppressWarnings("unchecked")
    public Item<T> fold(@Nullable T initial, Function2<? super T, ? super T, ? extends T> function) {
        return reduction(new Reduction.PairwiseFrom(
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
     *     combine(e, e)} is not {@code e} again, so that the answer would depend on the number of partitions
     */
    @SuppressWarnings("unchecked")
    public <S> Item<S> fold(
            Function0<? extends S> empty,
            Function2<? super S, ? super T, ? extends S> add,
            Function2<? super S, ? super S, ? extends S> combine) {
        Neutral.check(empty, combine);
        return reduction(new Reduction.Fold(
                (Function0<Object>) empty,
                (Function2<Object, Object, Object>) (Function2<?, ?, ?>) add,
                (Function2<Object, Object, Object>) (Function2<?, ?, ?>) combine,
                Token.unique()));
    }

    /** How often each element occurs, in the order in which they first do. Elements need {@code equals} and {@code hashCode}. */
    public Item<Map<T, Long>> frequencies() {
        return reduction(Reduction.Named.FREQUENCIES);
    }

    /** The elements without repetitions, in one partition, in the order in which they first occur. */
    public Bag<T> distinct() {
        return new Bag<>(new Reduce(expr, List.of(), Reduction.Named.DISTINCT));
    }

    /** Number of elements. */
    public Item<Long> count() {
        return reduction(Reduction.Named.COUNT);
    }

    /**
     * Sum of the elements, which must be numbers or truth values; 0 where there are none.
     *
     * <p>A Long for whole numbers, added exactly: computing fails where they pass what a long can hold. A Double where
     * any is a float or double; a BigInteger or BigDecimal where any is one.
     */
    public Item<Number> sum() {
        return reduction(Reduction.Named.SUM);
    }

    /** Mean of the elements, which must be numbers or truth values. Computing fails where there are none. */
    public Item<Double> mean() {
        return reduction(Reduction.Named.MEAN);
    }

    /** The smallest element by natural order, the first of equal ones. Computing fails where there are none. */
    public Item<T> min() {
        return reduction(Reduction.Named.MIN);
    }

    /** The largest element by natural order, the first of equal ones. Computing fails where there are none. */
    public Item<T> max() {
        return reduction(Reduction.Named.MAX);
    }

    /**
     * Computes the first {@code count} elements, fewer only where the bag has fewer.
     *
     * <p>Looks at the first partition, and then at twice as many each time until there are enough; of a partition it
     * computes no more elements than are wanted.
     *
     * @throws IllegalArgumentException where {@code count} is negative
     */
    public List<T> take(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("%d elements cannot be taken; ask for 0 or more".formatted(count));
        }
        List<T> taken = new ArrayList<>(Math.min(count, 1 << 10));
        int first = 0;
        for (int looked = 1; first < npartitions() && taken.size() < count; looked = Math.min(2 * looked, 1 << 20)) {
            int partitions = Math.min(looked, npartitions() - first);
            int missing = count - taken.size();
            Bag<T> next = new Bag<>(new Select(expr, first, partitions));
            List<T> found = next.<T>stage(new Stage.Limit(missing)).compute();
            taken.addAll(found.subList(0, Math.min(found.size(), missing)));
            first += partitions;
        }
        return Collections.unmodifiableList(taken);
    }

    /** Number of partitions. */
    public int npartitions() {
        return expr.npartitions();
    }

    @Override
    public Bag<T> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return BagFamily.INSTANCE;
    }

    private <R> Bag<R> stage(Stage stage) {
        return new Bag<>(new Each(expr, List.of(stage)));
    }

    private <R> Item<R> reduction(Reduction reduction) {
        return new Item<>(new Reduce(expr, List.of(), reduction));
    }

    BagExpr expr() {
        return expr;
    }

    /** What it is, without computing it, e.g. {@code Bag(map(inc), 2 partitions, not computed; call compute())}. */
    @Override
    public String toString() {
        String state = expr instanceof Held ? "in memory" : "not computed; call compute()";
        return "Bag(%s, %d partition%s, %s)"
                .formatted(expr.describe(), npartitions(), npartitions() == 1 ? "" : "s", state);
    }
}
