package io.bask.bag.partition;

import java.io.Serializable;

/**
 * Two values that belong together: elements of bags put side by side, or a key and its value.
 *
 * <pre>{@code
 * Bag<String> texts = names.zip(ages).map(pair -> pair.first() + " is " + pair.second());
 * }</pre>
 *
 * @param <A> type of the first value
 * @param <B> type of the second value
 * @param first the first value, or the key; may be null
 * @param second the second value; may be null
 */
public record Pair<A, B>(A first, B second) implements Serializable {
    /** The pair of these values. */
    public static <A, B> Pair<A, B> of(A first, B second) {
        return new Pair<>(first, second);
    }

    /** The values in the other order. */
    public Pair<B, A> swapped() {
        return new Pair<>(second, first);
    }

    @Override
    public String toString() {
        return "(" + first + ", " + second + ")";
    }
}
