package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Operation;
import io.bask.function.Function3;

/**
 * A function of three arguments whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>Each argument is a value or something {@link Lazy}, whose result the function then receives. Lazy objects inside
 * collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <C> type of argument 3
 * @param <R> type of the result
 */
public final class DelayedFunction3<A, B, C, R> {
    private final Operation operation;

    private DelayedFunction3(Operation operation) {
        this.operation = operation;
    }

    @SuppressWarnings("unchecked")
    static <A, B, C, R> DelayedFunction3<A, B, C, R> of(Function3<A, B, C, R> function) {
        return new DelayedFunction3<>(Operation.of(
                function, arguments -> function.apply((A) arguments[0], (B) arguments[1], (C) arguments[2])));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction3<A, B, C, R> named(String name) {
        return new DelayedFunction3<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction3<A, B, C, R> pure() {
        return new DelayedFunction3<>(operation.pure());
    }

    /** A delayed call on values. */
    public Delayed<R> apply(A a, B b, C c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call whose argument 1 is computed first. */
    public Delayed<R> apply(Lazy<? extends A> a, B b, C c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call whose argument 2 is computed first. */
    public Delayed<R> apply(A a, Lazy<? extends B> b, C c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call whose argument 3 is computed first. */
    public Delayed<R> apply(A a, B b, Lazy<? extends C> c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call whose arguments 1 and 2 are computed first. */
    public Delayed<R> apply(Lazy<? extends A> a, Lazy<? extends B> b, C c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call whose arguments 1 and 3 are computed first. */
    public Delayed<R> apply(Lazy<? extends A> a, B b, Lazy<? extends C> c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call whose arguments 2 and 3 are computed first. */
    public Delayed<R> apply(A a, Lazy<? extends B> b, Lazy<? extends C> c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    /** A delayed call on results of lazy objects. */
    public Delayed<R> apply(Lazy<? extends A> a, Lazy<? extends B> b, Lazy<? extends C> c) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c));
    }

    @Override
    public String toString() {
        return "DelayedFunction3(%s)".formatted(operation);
    }
}
