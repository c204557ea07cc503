package io.bask.client;

import java.util.List;

/**
 * What {@link Client#await} found.
 *
 * @param <T> type of the results
 * @param done futures that are done, well or not, in the order in which they were given
 * @param notDone the others, in the same order
 */
public record Awaited<T>(List<TaskFuture<T>> done, List<TaskFuture<T>> notDone) {
    public Awaited {
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }
}
