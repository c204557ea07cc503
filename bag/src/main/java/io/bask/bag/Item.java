package io.bask.bag;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Foreign;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.HeldItem;
import io.bask.bag.expr.ItemMap;
import io.bask.bag.partition.Verb;
import io.bask.delayed.Delayed;
import io.bask.expr.Captures;
import io.bask.function.Function1;
import io.bask.function.Function2;
import java.util.List;

/**
 * A single value that will come out of a bag: its sum, its number of elements.
 *
 * <p>Immutable; safe from any thread.
 *
 * @param <T> type of the value
 */
public final class Item<T> implements Lazy<T> {
    private final BagExpr expr;

    Item(BagExpr expr) {
        this.expr = expr;
        expr.noteSite();
    }

    /** The value of any lazy object as an item: of a delayed call, an array, a frame, or a whole bag as a list. */
    @SuppressWarnings("unchecked")
    public static <T> Item<T> of(Lazy<? extends T> lazy) {
        Required.of(lazy, "the lazy object");
        return lazy instanceof Item<?> item ? (Item<T>) item : new Item<>(Foreign.item(lazy));
    }

    /** {@code function} of the value, as lazy as the value. */
    @SuppressWarnings("unchecked")
    public <R> Item<R> map(Function1<? super T, ? extends R> function) {
        Required.of(function, "the function");
        return new Item<>(new ItemMap(List.of(expr), row -> function.apply((T) row[0]), Verb.of("map", function)));
    }

    /** {@code function} of this value and that of another lazy object, as lazy as they are. */
    @SuppressWarnings("unchecked")
    public <U, R> Item<R> map(Lazy<U> other, Function2<? super T, ? super U, ? extends R> function) {
        Required.of(function, "the function");
        return new Item<>(new ItemMap(
                List.of(expr, Item.of(other).expr),
                row -> function.apply((T) row[0], (U) row[1]),
                Verb.of("map", function)));
    }

    /**
     * This item, checked: what its functions hold can be serialized, so that they can leave this JVM.
     *
     * <p>Nobody needs that to compute here. Values in memory and lazy objects of other kinds are not looked at.
     *
     * @throws IllegalArgumentException where a function holds something that cannot be serialized; names both
     */
    public Item<T> requireSerializable() {
        Captures.check(BagExpr.class, expr, node -> node instanceof Held || node instanceof HeldItem);
        return this;
    }

    /** The value as a delayed one. */
    public Delayed<T> toDelayed() {
        return Delayed.of(this);
    }

    @Override
    public Item<T> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return BagFamily.INSTANCE;
    }

    @Override
    public Item<T> refreshed(String source) {
        BagExpr refreshed = BagFamily.refreshed(expr, source);
        return refreshed.equals(expr) ? this : new Item<>(refreshed);
    }

    BagExpr expr() {
        return expr;
    }

    /** What it is, without computing it, e.g. {@code Item(sum, not computed; call compute())}. */
    @Override
    public String toString() {
        String state = expr instanceof HeldItem ? "in memory" : "not computed; call compute()";
        return "Item(%s, %s)".formatted(expr.describe(), state);
    }
}
