package io.bask;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a lazy object wants from a graph, and what it makes of it. For authors of collections.
 *
 * @param <T> what computing answers
 * @param tasks the tasks whose results are wanted
 * @param result makes the answer from their results, in order
 * @param persisted makes a lazy object of the same kind that holds these results
 */
public record Output<T>(
        int[] tasks, Function<@Nullable Object[], T> result, Function<@Nullable Object[], Lazy<T>> persisted) {
    /** The same made of other tasks' results. */
    Output<T> at(int[] others) {
        return new Output<>(others, result, persisted);
    }
}
