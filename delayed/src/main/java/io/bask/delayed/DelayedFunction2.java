package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Operation;
import io.bask.function.Function2;

/**
 * A function of two arguments whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>Each argument is a value or something {@link Lazy}, whose result the function then receives. Lazy objects inside
 * collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <R> type of the result
 */
public final class DelayedFunction2<A, B, R> {
    private final Operation operation;

    private DelayedFunction2(Operation operation) {
        this.operation = operation;
    }

    @SuppressWarnings("unchecked")
    static <A, B, R> DelayedFunction2<A, B, R> of(Function2<A, B, R> function) {
        return new DelayedFunction2<>(
                Operation.of(function, arguments -> function.apply((A) arguments[0], (B) arguments[1])));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction2<A, B, R> named(String name) {
        return new DelayedFunction2<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction2<A, B, R> pure() {
        return new DelayedFunction2<>(operation.pure());
    }

    /** A delayed call on values. */
    public Delayed<R> apply(A a, B b) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b));
    }

    /** A delayed call whose argument 1 is computed first. */
    public Delayed<R> apply(Lazy<? extends A> a, B b) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b));
    }

    /** A delayed call whose argument 2 is computed first. */
    public Delayed<R> apply(A a, Lazy<? extends B> b) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b));
    }

    /** A delayed call on results of lazy objects. */
    public Delayed<R> apply(Lazy<? extends A> a, Lazy<? extends B> b) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b));
    }

    @Override
    public String toString() {
        return "DelayedFunction2(%s)".formatted(operation);
    }
}
