package io.bask.delayed;

import io.bask.delayed.expr.Operation;
import io.bask.function.Function1;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function of any number of arguments whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>The function receives its arguments as a list that it cannot change. Each is a value or something lazy, whose result
 * the function then receives; lazy objects inside collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <R> type of the result
 */
public final class DelayedFunctionN<R> {
    private final Operation operation;

    private DelayedFunctionN(Operation operation) {
        this.operation = operation;
    }

    static <R> DelayedFunctionN<R> of(Function1<? super List<Object>, R> function) {
        return new DelayedFunctionN<>(Operation.of(
                function,
                arguments -> function.apply(java.util.Collections.unmodifiableList(Arrays.asList(arguments)))));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunctionN<R> named(String name) {
        return new DelayedFunctionN<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunctionN<R> pure() {
        return new DelayedFunctionN<>(operation.pure());
    }

    /** A delayed call on values and lazy objects, in any number. */
    public Delayed<R> apply(@Nullable Object... arguments) {
        Objects.requireNonNull(arguments, "the arguments are null; for one argument that is null, give (Object) null");
        return new Delayed<>(ArgumentSearch.call(operation, arguments.clone()));
    }

    @Override
    public String toString() {
        return "DelayedFunctionN(%s)".formatted(operation);
    }
}
