package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Operation;
import io.bask.function.Function4;

/**
 * A function of four arguments whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>The arguments are all values or all {@link Lazy}; {@link Delayed#value} makes the one of the other. Lazy objects
 * inside collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <C> type of argument 3
 * @param <D> type of argument 4
 * @param <R> type of the result
 */
public final class DelayedFunction4<A, B, C, D, R> {
    private final Operation operation;

    private DelayedFunction4(Operation operation) {
        this.operation = operation;
    }

    @SuppressWarnings("unchecked")
    static <A, B, C, D, R> DelayedFunction4<A, B, C, D, R> of(Function4<A, B, C, D, R> function) {
        return new DelayedFunction4<>(Operation.of(
                function,
                arguments -> function.apply((A) arguments[0], (B) arguments[1], (C) arguments[2], (D) arguments[3])));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction4<A, B, C, D, R> named(String name) {
        return new DelayedFunction4<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction4<A, B, C, D, R> pure() {
        return new DelayedFunction4<>(operation.pure());
    }

    /** A delayed call on values. */
    public Delayed<R> apply(A a, B b, C c, D d) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c, d));
    }

    /** A delayed call on results of lazy objects. */
    public Delayed<R> apply(Lazy<? extends A> a, Lazy<? extends B> b, Lazy<? extends C> c, Lazy<? extends D> d) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c, d));
    }

    @Override
    public String toString() {
        return "DelayedFunction4(%s)".formatted(operation);
    }
}
