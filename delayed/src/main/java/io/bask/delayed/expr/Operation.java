package io.bask.delayed.expr;

import io.bask.function.MethodName;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function of the user, of any number of arguments, and what it is called.
 *
 * <p>Its calls are numbered, which is what identifies them. The name is looked up when somebody first asks, so that
 * making an operation costs nothing.
 */
public final class Operation implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Body body;
    private final Serializable function;
    private final @Nullable String givenName;
    private final boolean pure;
    private transient volatile @Nullable Series series;

    /** The calls of a pure function by their arguments; null where it is not pure, or has travelled. */
    private final transient @Nullable Map<List<@Nullable Object>, Call> calls;

    private Operation(Body body, Serializable function, @Nullable String givenName) {
        this(body, function, givenName, false);
    }

    private Operation(Body body, Serializable function, @Nullable String givenName, boolean pure) {
        this.pure = pure;
        this.calls = pure ? new ConcurrentHashMap<>() : null;
        this.body = body;
        this.function = function;
        this.givenName = givenName;
    }

    /** The function with its arguments in an array. */
    @FunctionalInterface
    public interface Body extends Serializable {
        /** Applies the function to {@code arguments}. */
        @Nullable
        Object apply(@Nullable Object[] arguments) throws Exception;
    }

    /**
     * An operation named after the user's function.
     *
     * @param function what the user wrote; asked for its name only
     * @param body how to apply it
     */
    public static Operation of(Serializable function, Body body) {
        Objects.requireNonNull(function, "the function is null; give a lambda or a method reference");
        return new Operation(body, function, null);
    }

    /** An operation of Bask's own. */
    public static Operation of(String name, Body body) {
        return new Operation(body, body, name);
    }

    /**
     * The same operation under another name.
     *
     * @throws IllegalArgumentException where the name is blank
     */
    public Operation named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "the name of a delayed function is \"%s\"; it must not be blank".formatted(name));
        }
        return new Operation(body, function, name, pure);
    }

    /** The same operation, whose calls on equal arguments are one call. */
    public Operation pure() {
        return new Operation(body, function, givenName, true);
    }

    /**
     * The call on these arguments: where the function is pure and was called on equal ones before, that call.
     *
     * @param arguments what calls are told apart by
     */
    public Call call(List<@Nullable Object> arguments, Supplier<Call> make) {
        return calls != null ? calls.computeIfAbsent(arguments, any -> make.get()) : make.get();
    }

    /** Whether calls on equal arguments are one call. */
    public boolean isPure() {
        return pure;
    }

    /** What keys, drawings and errors call it. */
    public String name() {
        return givenName == null ? MethodName.of(function) : givenName;
    }

    /** Applies the function. */
    public @Nullable Object apply(@Nullable Object[] arguments) throws Exception {
        return body.apply(arguments);
    }

    /**
     * The series that the next call belongs to: calls of one lambda or method reference of the program text share one,
     * whichever operation was made of it, since finding where each was written would cost more than the call.
     */
    Series series() {
        Series current = series;
        if (current == null || current.isUsedUp()) {
            current = newSeries();
        }
        return current;
    }

    private synchronized Series newSeries() {
        Series current = series;
        if (current == null || current.isUsedUp()) {
            current = SharedSeries.of(function, name());
            series = current;
        }
        return current;
    }

    @Override
    public String toString() {
        return name();
    }
}
