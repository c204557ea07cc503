package io.bask.bag;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.bag.expr.Exchange;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.expr.Stage;
import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Verb;
import io.bask.expr.Token;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.Predicate1;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lazy collection of keys and values, as grouping and folding by key make it.
 *
 * <pre>{@code
 * Map<Integer, Long> lengths = words.groupBy(String::length).mapValues(List::size).toMap().compute();
 * }</pre>
 *
 * <p>Keys may occur more than once, except behind {@code groupBy} and {@code foldBy}. Keys need {@code equals} and {@code
 * hashCode}; keys and values may be null. Immutable; safe from any thread.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class KeyedBag<K, V> implements Lazy<List<Pair<K, V>>> {
    private final Bag<Pair<K, V>> pairs;

    KeyedBag(Bag<Pair<K, V>> pairs) {
        this.pairs = pairs;
    }

    /** The pairs of a bag as keys and values. */
    public static <K, V> KeyedBag<K, V> of(Bag<Pair<K, V>> pairs) {
        return new KeyedBag<>(Required.of(pairs, "the bag of pairs"));
    }

    /** The keys and values as a bag of pairs. */
    public Bag<Pair<K, V>> pairs() {
        return pairs;
    }

    /** The keys, one for each value. */
    public Bag<K> keys() {
        return labeled("keys", Pair::first);
    }

    /** The values. */
    public Bag<V> values() {
        return labeled("values", Pair::second);
    }

    /** {@code function} of each key and value. */
    public <R> Bag<R> map(Function2<? super K, ? super V, ? extends R> function) {
        Required.of(function, "the function");
        return labeled(Verb.of("map", function), pair -> function.apply(pair.first(), pair.second()));
    }

    /** The same keys, with {@code function} of each value. */
    public <W> KeyedBag<K, W> mapValues(Function1<? super V, ? extends W> function) {
        Required.of(function, "the function");
        return new KeyedBag<>(labeled(
                Verb.of("mapValues", function), pair -> new Pair<>(pair.first(), function.apply(pair.second()))));
    }

    /** The keys and values of whose key {@code predicate} is true. */
    public KeyedBag<K, V> filterKeys(Predicate1<? super K> predicate) {
        Required.of(predicate, "the function");
        return new KeyedBag<>(filtered(Verb.of("filterKeys", predicate), pair -> predicate.test(pair.first())));
    }

    /** The keys and values of whose value {@code predicate} is true. */
    public KeyedBag<K, V> filterValues(Predicate1<? super V> predicate) {
        Required.of(predicate, "the function");
        return new KeyedBag<>(filtered(Verb.of("filterValues", predicate), pair -> predicate.test(pair.second())));
    }

    /** Each key once, with the list of its values in their order; see {@link BagGroups#groupBy(Function1, int)}. */
    @SuppressWarnings("unchecked")
    public KeyedBag<K, List<V>> groupByKey() {
        Function1<Object, Object> key = pair -> ((Pair<Object, Object>) pair).first();
        return new KeyedBag<>(new Bag<>(Reduce.ofEachPartition(
                new Exchange(pairs.expr(), key, pairs.npartitions()),
                new Reduction.Group(key, pair -> ((Pair<Object, Object>) pair).second(), Token.unique()))));
    }

    /** The values of each key put together two at a time by an associative function; each key once, in one partition. */
    public KeyedBag<K, V> reduceByKey(Function2<? super V, ? super V, ? extends V> function) {
        Required.of(function, "the function");
        KeyedBag<K, Pair<K, V>> reduced = pairs.foldBy(
                Pair::first, (left, right) -> new Pair<>(left.first(), function.apply(left.second(), right.second())));
        return reduced.mapValues(Pair::second);
    }

    /** The pairs of values that this bag and another have for equal keys; see {@link BagGroups#join}. */
    public <W> KeyedBag<K, Pair<V, W>> join(KeyedBag<K, W> other) {
        Bag<Pair<Pair<K, V>, Pair<K, W>>> joined =
                pairs.join(Required.of(other, "the other bag").pairs, Pair::first, Pair::first);
        return new KeyedBag<>(joined.map(both -> new Pair<>(
                both.first().first(),
                new Pair<>(both.first().second(), both.second().second()))));
    }

    /** The pairs of {@link #join(KeyedBag)}, and the values of this bag whose key the other has not. */
    public <W> KeyedBag<K, Pair<V, Optional<W>>> leftJoin(KeyedBag<K, W> other) {
        Bag<Pair<Pair<K, V>, Optional<Pair<K, W>>>> joined =
                pairs.leftJoin(Required.of(other, "the other bag").pairs, Pair::first, Pair::first);
        return new KeyedBag<>(joined.map(both -> new Pair<>(
                both.first().first(),
                new Pair<>(both.first().second(), both.second().map(Pair::second)))));
    }

    /** Keys and values as one map, in order. Computing fails where a key occurs twice: reduce or group by key first. */
    @SuppressWarnings({"unchecked", "NullAway"}) // rows hold what the bag does
    public Item<Map<K, V>> toMap() {
        return pairs.item(new Reduction.Lists(
                row -> row[0], row -> map((List<List<Pair<K, V>>>) row[0]), true, "toMap", Token.unique()));
    }

    private static <K, V> Map<K, V> map(List<List<Pair<K, V>>> partitions) {
        Map<K, V> map = new LinkedHashMap<>();
        for (List<Pair<K, V>> partition : partitions) {
            for (Pair<K, V> pair : partition) {
                int before = map.size();
                V former = map.put(pair.first(), pair.second());
                if (map.size() == before) {
                    throw new IllegalStateException(
                            "key %s has the values %s and %s; put them together with reduceByKey(...) or groupByKey() first"
                                    .formatted(pair.first(), former, pair.second()));
                }
            }
        }
        return java.util.Collections.unmodifiableMap(map);
    }

    @SuppressWarnings("unchecked")
    private <R> Bag<R> labeled(String verb, Function1<Pair<K, V>, ? extends R> function) {
        return pairs.stage(new Stage.Map(
                new Labeled(verb, (Function1<@Nullable Object, @Nullable Object>) (Function1<?, ?>) function),
                Token.unique()));
    }

    @SuppressWarnings("unchecked")
    private Bag<Pair<K, V>> filtered(String verb, Predicate1<Pair<K, V>> predicate) {
        return pairs.stage(new Stage.Filter(
                new Labeled.Test(verb, (Predicate1<Object>) (Predicate1<?>) predicate), Token.unique()));
    }

    /** Number of keys and values. */
    public Item<Long> count() {
        return pairs.count();
    }

    /** Computes the first {@code count} keys and values; see {@link Bag#take}. */
    public List<Pair<K, V>> take(int count) {
        return pairs.take(count);
    }

    /** This bag, checked as by {@link Bag#requireSerializable()}. */
    public KeyedBag<K, V> requireSerializable() {
        pairs.requireSerializable();
        return this;
    }

    /** Number of partitions. */
    public int npartitions() {
        return pairs.npartitions();
    }

    @Override
    public KeyedBag<K, V> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return BagFamily.INSTANCE;
    }

    @Override
    public KeyedBag<K, V> refreshed(String source) {
        Bag<Pair<K, V>> refreshed = pairs.refreshed(source);
        return refreshed == pairs ? this : new KeyedBag<>(refreshed);
    }

    /** What it is, without computing it, e.g. {@code KeyedBag(foldBy, 1 partition, not computed; call compute())}. */
    @Override
    public String toString() {
        return "Keyed" + pairs;
    }
}
