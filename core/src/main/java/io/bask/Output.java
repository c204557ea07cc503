package io.bask;

import io.bask.memory.Kept;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a lazy object wants from a graph, and what it makes of it. For authors of collections.
 *
 * @param <T> what computing answers
 * @param tasks the tasks whose results are wanted
 * @param result makes the answer from their results, in order
 * @param persisted makes a lazy object of the same kind that holds these results
 * @param keeps whether {@code persisted} is given each result as a {@link Kept}, so that it counts against the memory budget
 *     and may wait on disk; a graph then holds {@link Kept#inGraph}
 */
public record Output<T>(
        int[] tasks,
        Function<@Nullable Object[], T> result,
        Function<@Nullable Object[], Lazy<T>> persisted,
        boolean keeps) {
    /** One that holds persisted results itself. */
    public Output(
            int[] tasks, Function<@Nullable Object[], T> result, Function<@Nullable Object[], Lazy<T>> persisted) {
        this(tasks, result, persisted, false);
    }

    /** One that is given persisted results as {@link Kept}. */
    public static <T> Output<T> keeping(
            int[] tasks, Function<@Nullable Object[], T> result, Function<@Nullable Object[], Lazy<T>> persisted) {
        return new Output<>(tasks, result, persisted, true);
    }

    /** The same made of other tasks' results. */
    Output<T> at(int[] others) {
        return new Output<>(others, result, persisted, keeps);
    }
}
