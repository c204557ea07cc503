package io.bask.bag;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Concat;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Foreign;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.Numbers;
import io.bask.bag.expr.Read;
import io.bask.bag.expr.Reader;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.expr.Rows;
import io.bask.bag.expr.Select;
import io.bask.bag.expr.Stage;
import io.bask.bag.io.Json;
import io.bask.bag.io.TextOptions;
import io.bask.bag.io.TextReader;
import io.bask.bag.partition.Pair;
import io.bask.bag.partition.RowFunction;
import io.bask.expr.Token;
import io.bask.file.FileGlob;
import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.MethodName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
public final class Bag<T>
        implements Lazy<List<T>>, BagStages<T>, BagReductions<T>, BagGroups<T>, BagSamples<T>, BagOutputs<T> {
    private final BagExpr expr;

    Bag(BagExpr expr) {
        this.expr = expr;
        expr.noteSite();
    }

    /** The elements of a collection, copied, in about 100 partitions; one element a partition where there are fewer. */
    public static <T> Bag<T> of(Collection<? extends T> elements) {
        Required.of(elements, "the collection of elements");
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
        Required.of(elements, "the collection of elements");
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
        return readText(List.of(Required.of(pattern, "the path")), options);
    }

    /** The lines of a text file, in order, without their ends; see {@link #readText(String, TextOptions)}. */
    public static Bag<String> readText(Path file) {
        return readText(FileGlob.text(Required.of(file, "the file")));
    }

    /** The lines of all files that paths, patterns and addresses stand for; see {@link #readText(String, TextOptions)}. */
    public static Bag<String> readText(List<String> patterns, TextOptions options) {
        return new Bag<>(new Read(TextReader.of(patterns, options)));
    }

    /** The lines of text files, each in a pair with the path of its file; see {@link #readText(String, TextOptions)}. */
    public static Bag<Pair<String, String>> readTextWithPaths(List<String> patterns, TextOptions options) {
        return new Bag<>(new Read(TextReader.withPaths(patterns, options)));
    }

    /**
     * The lines of what servers answer to GET requests: one partition an address.
     *
     * @param addresses such as {@code "https://example.org/data.txt.gz"}
     */
    public static Bag<String> fromUrls(List<String> addresses) {
        return readText(addresses, TextOptions.defaults());
    }

    /** The JSON objects in files with one a line, as maps; see {@link #readJson(List, Json, TextOptions)}. */
    public static Bag<Map<String, Object>> readJson(String pattern) {
        return readJson(pattern, Json.maps());
    }

    /** The JSON values in files with one a line; see {@link #readJson(List, Json, TextOptions)}. */
    public static <R> Bag<R> readJson(String pattern, Json<R> shape) {
        return readJson(List.of(Required.of(pattern, "the path")), shape, TextOptions.defaults());
    }

    /**
     * The JSON values in files with one a line: as maps, as records, or as a few values picked out of them.
     *
     * <p>Lines are cut and read as {@link #readText(String, TextOptions)} does it, but straight from bytes to values. A line
     * that is not what was asked for fails the computation with file, line and reason, unless {@code shape} skips or
     * collects it.
     *
     * @param shape such as {@code Json.records(Event.class)}
     * @throws IllegalArgumentException where there is no such file
     */
    public static <R> Bag<R> readJson(List<String> patterns, Json<R> shape, TextOptions options) {
        return new Bag<>(new Read(TextReader.json(patterns, shape, options)));
    }

    /** What a reader reads: how authors of formats make bags. */
    public static <T> Bag<T> fromReader(Reader reader) {
        return new Bag<>(new Read(Required.of(reader, "the reader")));
    }

    /**
     * One partition for each of {@code lazies}, of the elements that it computes to: delayed calls that answer lists, frames
     * in memory, other bags.
     *
     * @throws IllegalArgumentException where there are none
     */
    public static <T> Bag<T> fromDelayed(List<? extends Lazy<? extends Iterable<? extends T>>> lazies) {
        return new Bag<>(Foreign.partitions(Required.some(lazies, "the lazy objects")));
    }

    /**
     * The elements of several bags, one bag behind the other, with all their partitions.
     *
     * @throws IllegalArgumentException where there are none
     */
    public static <T> Bag<T> concat(List<? extends Bag<? extends T>> bags) {
        return new Bag<>(new Concat(exprs(bags)));
    }

    /**
     * The elements of several bags side by side, in lists of one of each.
     *
     * @throws IllegalArgumentException where there are no bags, or they have different numbers of partitions
     */
    public static <T> Bag<List<T>> zip(List<? extends Bag<? extends T>> bags) {
        return new Bag<>(
                new Rows(exprs(bags), List.of(), row -> Collections.unmodifiableList(Arrays.asList(row)), "zip"));
    }

    /**
     * {@code function} of lists of one element of each bag, side by side.
     *
     * @throws IllegalArgumentException where there are no bags, or they have different numbers of partitions
     */
    @SuppressWarnings("unchecked")
    public static <T, R> Bag<R> map(
            List<? extends Bag<? extends T>> bags, Function1<? super List<T>, ? extends R> function) {
        Required.of(function, "the function");
        return new Bag<>(new Rows(
                exprs(bags),
                List.of(),
                row -> function.apply((List<T>) Collections.unmodifiableList(Arrays.asList(row))),
                "map(%s)".formatted(MethodName.of(function))));
    }

    private static List<BagExpr> exprs(List<? extends Bag<?>> bags) {
        List<BagExpr> exprs = new ArrayList<>();
        Required.some(bags, "the bags").forEach(bag -> exprs.add(Required.of(bag, "a bag").expr));
        return exprs;
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
        Required.count(count, "taken");
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

    @Override
    public Bag<T> refreshed(String source) {
        BagExpr refreshed = BagFamily.refreshed(expr, source);
        return refreshed.equals(expr) ? this : new Bag<>(refreshed);
    }

    <R> Bag<R> stage(Stage stage) {
        return new Bag<>(new Each(expr, List.of(stage)));
    }

    <R> Item<R> item(Reduction reduction) {
        return new Item<>(new Reduce(expr, List.of(), reduction));
    }

    static <R> Bag<R> sideBySide(Bag<?> first, List<Bag<?>> others, RowFunction function, String verb) {
        List<BagExpr> bags = new ArrayList<>(List.of(first.expr));
        others.forEach(other -> bags.add(other.expr));
        return new Bag<>(new Rows(bags, List.of(), function, verb));
    }

    @SuppressWarnings("unchecked")
    static Reduction.Fold folding(Function0<?> empty, Function2<?, ?, ?> add, Function2<?, ?, ?> combine) {
        Neutral.check(
                Required.of(empty, "the function that makes an empty state"), Required.of(combine, "the function"));
        return new Reduction.Fold(
                (Function0<Object>) empty,
                (Function2<Object, Object, Object>) add,
                (Function2<Object, Object, Object>) combine,
                Token.unique());
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
