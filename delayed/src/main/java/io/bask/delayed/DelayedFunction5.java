package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Operation;
import io.bask.function.Function5;

/**
 * A function of five arguments whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>The arguments are all values or all {@link Lazy}; {@link Delayed#value} makes the one of the other. Lazy objects
 * inside collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <C> type of argument 3
 * @param <D> type of argument 4
 * @param <E> type of argument 5
 * @param <R> type of the result
 */
public final class DelayedFunction5<A, B, C, D, E, R> {
    private final Operation operation;

    private DelayedFunction5(Operation operation) {
        this.operation = operation;
    }

    @SuppressWarnings("unchecked")
    static <A, B, C, D, E, R> DelayedFunction5<A, B, C, D, E, R> of(Function5<A, B, C, D, E, R> function) {
        return new DelayedFunction5<>(Operation.of(
                function,
                arguments -> function.apply(
                        (A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3], (E) arguments[4])));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction5<A, B, C, D, E, R> named(String name) {
        return new DelayedFunction5<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction5<A, B, C, D, E, R> pure() {
        return new DelayedFunction5<>(operation.pure());
    }

    /** A delayed call on values. */
    public Delayed<R> apply(A a, B b, C c, D d, E e) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c, d, e));
    }

    /** A delayed call on results of lazy objects. */
    public Delayed<R> apply(
            Lazy<? extends A> a, Lazy<? extends B> b, Lazy<? extends C> c, Lazy<? extends D> d, Lazy<? extends E> e) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c, d, e));
    }

    @Override
    public String toString() {
        return "DelayedFunction5(%s)".formatted(operation);
    }
}
