package io.bask.bag;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.HeldItem;
import io.bask.bag.expr.ItemMap;
import io.bask.function.Function1;

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

    /** {@code function} of the value, as lazy as the value. */
    @SuppressWarnings("unchecked")
    public <R> Item<R> map(Function1<? super T, ? extends R> function) {
        return new Item<>(new ItemMap(expr, (Function1<Object, Object>) function));
    }

    @Override
    public Item<T> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return BagFamily.INSTANCE;
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
