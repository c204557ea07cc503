package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Operation;
import io.bask.function.Function8;

/**
 * A function of eight arguments whose calls are delayed: {@code apply} answers at once with a {@link Delayed}.
 *
 * <p>The arguments are all values or all {@link Lazy}; {@link Delayed#value} makes the one of the other. Lazy objects
 * inside collections, maps and their entries, optionals, arrays and records are found too.
 *
 * @param <A> type of argument 1
 * @param <B> type of argument 2
 * @param <C> type of argument 3
 * @param <D> type of argument 4
 * @param <E> type of argument 5
 * @param <F> type of argument 6
 * @param <G> type of argument 7
 * @param <H> type of argument 8
 * @param <R> type of the result
 */
public final class DelayedFunction8<A, B, C, D, E, F, G, H, R> {
    private final Operation operation;

    private DelayedFunction8(Operation operation) {
        this.operation = operation;
    }

    @SuppressWarnings("unchecked")
    static <A, B, C, D, E, F, G, H, R> DelayedFunction8<A, B, C, D, E, F, G, H, R> of(
            Function8<A, B, C, D, E, F, G, H, R> function) {
        return new DelayedFunction8<>(Operation.of(
                function,
                arguments -> function.apply(
                        (A) arguments[0],
                        (B) arguments[1],
                        (C) arguments[2],
                        (D) arguments[3],
                        (E) arguments[4],
                        (F) arguments[5],
                        (G) arguments[6],
                        (H) arguments[7])));
    }

    /** The same function; keys, drawings and errors call it {@code name}. */
    public DelayedFunction8<A, B, C, D, E, F, G, H, R> named(String name) {
        return new DelayedFunction8<>(operation.named(name));
    }

    /** The same function, known to give equal results for equal arguments; see {@link Delayed}. */
    public DelayedFunction8<A, B, C, D, E, F, G, H, R> pure() {
        return new DelayedFunction8<>(operation.pure());
    }

    /** A delayed call on values. */
    public Delayed<R> apply(A a, B b, C c, D d, E e, F f, G g, H h) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c, d, e, f, g, h));
    }

    /** A delayed call on results of lazy objects. */
    public Delayed<R> apply(
            Lazy<? extends A> a,
            Lazy<? extends B> b,
            Lazy<? extends C> c,
            Lazy<? extends D> d,
            Lazy<? extends E> e,
            Lazy<? extends F> f,
            Lazy<? extends G> g,
            Lazy<? extends H> h) {
        return new Delayed<>(ArgumentSearch.call(operation, a, b, c, d, e, f, g, h));
    }

    @Override
    public String toString() {
        return "DelayedFunction8(%s)".formatted(operation);
    }
}
