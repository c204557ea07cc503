package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Operation;
import io.bask.function.Function1;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * A function of one argument whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>Each argument is a value or something {@link Lazy}, whose result the function then receives. Lazy objects inside
 * collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <A> type of argument 1
 * @param <R> type of the result
 */
public final class DelayedFunction1<A, R> {
    private final Operation operation;

    private DelayedFunction1(Operation operation) {
        this.operation = operation;
    }

    @SuppressWarnings("unchecked")
    static <A, R> DelayedFunction1<A, R> of(Function1<A, R> function) {
        return new DelayedFunction1<>(Operation.of(function, arguments -> function.apply((A) arguments[0])));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction1<A, R> named(String name) {
        Given.notNull(name, "name");
        return new DelayedFunction1<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction1<A, R> pure() {
        return new DelayedFunction1<>(operation.pure());
    }

    /** A delayed call on a value, which may be null. */
    public Delayed<R> apply(@Nullable A a) {
        return new Delayed<>(ArgumentSearch.call(operation, a));
    }

    /** A delayed call on the result of something lazy. */
    public Delayed<R> apply(Lazy<? extends A> a) {
        return new Delayed<>(ArgumentSearch.call(operation, a));
    }

    @Override
    public String toString() {
        return "DelayedFunction1(%s)".formatted(operation);
    }
}
