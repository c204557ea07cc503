package io.bask.delayed;

import io.bask.delayed.expr.Operation;
import io.bask.function.Function0;
import io.bask.function.Given;

/**
 * A function without arguments whose calls are delayed: {@link #apply} answers at once with a {@link Delayed}.
 *
 * <p>Each call is a call: the function is taken to answer something else every time.
 *
 * @param <R> type of the result
 */
public final class DelayedFunction0<R> {
    private final Operation operation;

    private DelayedFunction0(Operation operation) {
        this.operation = operation;
    }

    static <R> DelayedFunction0<R> of(Function0<R> function) {
        return new DelayedFunction0<>(Operation.of(function, arguments -> function.apply()));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction0<R> named(String name) {
        Given.notNull(name, "name");
        return new DelayedFunction0<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction0<R> pure() {
        return new DelayedFunction0<>(operation.pure());
    }

    /** A delayed call. */
    public Delayed<R> apply() {
        return new Delayed<>(ArgumentSearch.call(operation));
    }

    @Override
    public String toString() {
        return "DelayedFunction0(%s)".formatted(operation);
    }
}
