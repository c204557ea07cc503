package io.bask.delayed;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.delayed.expr.Call;
import io.bask.delayed.expr.Computed;
import io.bask.delayed.expr.DelayedExpr;
import io.bask.delayed.expr.Operation;
import io.bask.delayed.expr.Value;
import io.bask.expr.Captures;
import io.bask.expr.Walk;
import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.function.Function2;
import io.bask.function.Function3;
import io.bask.function.Function4;
import io.bask.function.Function5;
import io.bask.function.Function6;
import io.bask.function.Function7;
import io.bask.function.Function8;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call that has not happened yet.
 *
 * <p>Any code made of ordinary methods becomes a task graph by making its methods delayed; calls that do not wait for
 * each other run in parallel:
 *
 * <pre>{@code
 * var inc = Delayed.function(Lesson::inc);
 * var add = Delayed.function(Lesson::add);
 * Delayed<Integer> total = add.apply(inc.apply(1), inc.apply(2));
 * int five = total.compute();
 * }</pre>
 *
 * <p>An argument may be a value, a {@code Delayed}, or any other {@link Lazy} object (an array, a frame, a bag), which
 * is computed in the same run and handed to the function as what its {@code compute()} answers. Functions must not
 * change their arguments, which other calls may read as well. Where a method is overloaded for several numbers of
 * arguments, {@code Text::format} leaves open which is meant; write {@code text -> Text.format(text)}.
 *
 * <p>Every call runs once, however many read its result; calling twice on equal arguments is two calls. A function made
 * {@code pure()} remembers its calls, for as long as it lives: a call on arguments that are equal to those of an earlier one is
 * that call again, and runs once.
 *
 * <p>Writing a call costs well under a microsecond and runs nothing. Immutable; safe from any thread.
 *
 * @param <T> type of the result
 */
public final class Delayed<T> implements Lazy<T> {
    private static final Operation LIST =
            Operation.of("list", arguments -> Collections.unmodifiableList(Arrays.asList(arguments)));
    private static final Operation MAPPING = Operation.of("mapping", arguments -> arguments[0]);
    private static final Operation NESTED = Operation.of("nested", arguments -> arguments[0]);
    private static final Operation ITEM = Operation.of(
            "item", arguments -> item((List<?>) arguments[0], (Integer) arguments[1], (Integer) arguments[2]));

    private final DelayedExpr expr;

    Delayed(DelayedExpr expr) {
        this.expr = expr;
    }

    /** Makes calls of a function without arguments lazy. */
    public static <R> DelayedFunction0<R> function(Function0<R> function) {
        return DelayedFunction0.of(function);
    }

    /** Makes calls of a function of one argument lazy. */
    public static <A, R> DelayedFunction1<A, R> function(Function1<A, R> function) {
        return DelayedFunction1.of(function);
    }

    /** Makes calls of a function of two arguments lazy. */
    public static <A, B, R> DelayedFunction2<A, B, R> function(Function2<A, B, R> function) {
        return DelayedFunction2.of(function);
    }

    /** Makes calls of a function of three arguments lazy. */
    public static <A, B, C, R> DelayedFunction3<A, B, C, R> function(Function3<A, B, C, R> function) {
        return DelayedFunction3.of(function);
    }

    /** Makes calls of a function of four arguments lazy. */
    public static <A, B, C, D, R> DelayedFunction4<A, B, C, D, R> function(Function4<A, B, C, D, R> function) {
        return DelayedFunction4.of(function);
    }

    /** Makes calls of a function of five arguments lazy. */
    public static <A, B, C, D, E, R> DelayedFunction5<A, B, C, D, E, R> function(Function5<A, B, C, D, E, R> function) {
        return DelayedFunction5.of(function);
    }

    /** Makes calls of a function of six arguments lazy. */
    public static <A, B, C, D, E, F, R> DelayedFunction6<A, B, C, D, E, F, R> function(
            Function6<A, B, C, D, E, F, R> function) {
        return DelayedFunction6.of(function);
    }

    /** Makes calls of a function of seven arguments lazy. */
    public static <A, B, C, D, E, F, G, R> DelayedFunction7<A, B, C, D, E, F, G, R> function(
            Function7<A, B, C, D, E, F, G, R> function) {
        return DelayedFunction7.of(function);
    }

    /** Makes calls of a function of eight arguments lazy. */
    public static <A, B, C, D, E, F, G, H, R> DelayedFunction8<A, B, C, D, E, F, G, H, R> function(
            Function8<A, B, C, D, E, F, G, H, R> function) {
        return DelayedFunction8.of(function);
    }

    /** Makes calls of a function of any number of arguments lazy, which receives them as a list. */
    public static <R> DelayedFunctionN<R> varargs(Function1<? super List<Object>, R> function) {
        return DelayedFunctionN.of(function);
    }

    /**
     * A value that is there already, as a delayed one.
     *
     * <p>It is handed on as it is: lazy objects inside it are not looked for. Give large inputs of several calls this
     * way, so that the graph holds them once.
     */
    public static <T> Delayed<T> value(@Nullable T value) {
        return new Delayed<>(new Value(value));
    }

    /** The result of any lazy object as a delayed value: an array, a frame, a bag, an item of one. */
    @SuppressWarnings("unchecked")
    public static <T> Delayed<T> of(Lazy<? extends T> lazy) {
        Objects.requireNonNull(lazy, "the lazy object is null; give one");
        return lazy instanceof Delayed<?> delayed ? (Delayed<T>) delayed : new Delayed<>(ArgumentSearch.expr(lazy));
    }

    /** The results of several lazy objects as one list, in order. */
    public static <T> Delayed<List<T>> list(Collection<? extends Lazy<? extends T>> lazies) {
        Given.noneNull(lazies, "lazies");
        List<DelayedExpr> inputs = new ArrayList<>(lazies.size());
        lazies.forEach(lazy -> inputs.add(ArgumentSearch.expr(lazy)));
        return new Delayed<>(Call.on(LIST, List.copyOf(inputs)));
    }

    /** The results of several lazy objects as one map with the same keys, in the same order. */
    public static <K, V> Delayed<Map<K, V>> mapping(Map<K, ? extends Lazy<? extends V>> lazies) {
        Given.notNull(lazies, "lazies");
        return new Delayed<>(ArgumentSearch.call(MAPPING, lazies));
    }

    /**
     * A value that has lazy objects somewhere inside: in collections, maps and their entries, optionals, arrays and records,
     * nested as deep as 64. Each is replaced by its result. Collections and maps of classes with a public constructor without
     * arguments, as {@code ArrayList} and {@code TreeMap}, are of that class again; others come out as ones that cannot be
     * changed.
     *
     * <p>The type of what comes out cannot be checked; it is the one you ask for.
     *
     * <pre>{@code
     * Delayed<Map<String, List<Integer>>> all = Delayed.nested(Map.of("a", List.of(inc.apply(1), 7)));
     * }</pre>
     */
    public static <T> Delayed<T> nested(Object value) {
        Given.notNull(value, "value");
        return new Delayed<>(ArgumentSearch.call(NESTED, value));
    }

    /**
     * The elements of a delayed list of known length, each delayed by itself: how a function gives several outputs.
     *
     * <p>A computation fails if the list does not turn out to have {@code size} elements.
     *
     * @throws IllegalArgumentException where {@code size} is negative
     */
    public static <T> List<Delayed<T>> split(Delayed<? extends List<? extends T>> list, int size) {
        Given.notNull(list, "list");
        if (size < 0) {
            throw new IllegalArgumentException(
                    "a list cannot be split into %d elements; ask for 0 or more".formatted(size));
        }
        List<Delayed<T>> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(new Delayed<>(ArgumentSearch.call(ITEM, list, i, size)));
        }
        return Collections.unmodifiableList(items);
    }

    /** {@code function} applied to the result; also the way to a part of it: {@code point.map(Point::x)}. */
    @SuppressWarnings("unchecked")
    public <R> Delayed<R> map(Function1<? super T, ? extends R> function) {
        Operation operation = Operation.of(function, arguments -> function.apply((T) arguments[0]));
        return new Delayed<>(Call.on(operation, List.of(expr)));
    }

    /** {@code function} applied to this result and that of another lazy object. */
    @SuppressWarnings("unchecked")
    public <U, R> Delayed<R> map(Lazy<U> other, Function2<? super T, ? super U, ? extends R> function) {
        Operation operation = Operation.of(function, arguments -> function.apply((T) arguments[0], (U) arguments[1]));
        return new Delayed<>(Call.on(
                operation,
                List.of(expr, ArgumentSearch.expr(Objects.requireNonNull(other, "the other lazy object is null")))));
    }

    /**
     * The same call under a name of its own, which keys, drawings and errors then have. It is another call: give the name
     * where the call is written.
     *
     * @throws IllegalArgumentException where the name is blank, or this is a value and not a call
     */
    public Delayed<T> named(String name) {
        Objects.requireNonNull(name, "the name is null; give one");
        if (!(expr instanceof Call call)) {
            throw new IllegalArgumentException(
                    "%s is no call, so \"%s\" cannot name it; name a call of a delayed function".formatted(this, name));
        }
        return new Delayed<>(call.named(name));
    }

    /**
     * This value, checked: what its functions hold can be serialized, so that they can leave this JVM.
     *
     * <p>Nobody needs that to compute here. Values in memory and lazy objects of other kinds are not looked at.
     *
     * @throws IllegalArgumentException where a function holds something that cannot be serialized; names both
     */
    public Delayed<T> requireSerializable() {
        Captures.check(DelayedExpr.class, expr, node -> !(node instanceof Call));
        return this;
    }

    @Override
    public Delayed<T> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return DelayedFamily.INSTANCE;
    }

    @Override
    public Delayed<T> refreshed(String source) {
        DelayedExpr refreshed = Walk.rebuild(
                        List.of(expr), node -> node instanceof Computed computed ? computed.refreshed(source) : node)
                .get(0);
        return refreshed.equals(expr) ? this : new Delayed<>(refreshed);
    }

    DelayedExpr expr() {
        return expr;
    }

    /** What it is, without computing it, e.g. {@code Delayed(add, not computed; call compute())}. */
    @Override
    public String toString() {
        String state = expr instanceof Value ? "in memory" : "not computed; call compute()";
        return "Delayed(%s, %s)".formatted(expr.describe(), state);
    }

    private static @Nullable Object item(@Nullable List<?> list, int item, int size) {
        if (list == null) {
            throw new IllegalArgumentException(
                    "null was to be split into %d elements; the call that is split must answer a list".formatted(size));
        }
        if (list.size() != size) {
            throw new IllegalArgumentException("a list that was split into %d elements has %d; split it into %d"
                    .formatted(size, list.size(), list.size()));
        }
        return list.get(item);
    }
}
