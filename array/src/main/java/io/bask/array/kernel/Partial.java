package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import java.io.Serializable;
import java.util.List;

/**
 * A reduction on its way: what is known of the elements met so far. Made by {@link Reducer#chunk}, joined by
 * {@link Reducer#combine}, turned into the answer by {@link Reducer#finish}.
 *
 * @param count how many elements went into each element of the answer
 * @param parts blocks of the answer's shape; which ones, the {@link Reducer} knows; none if {@code count} is 0 and no
 *     elements have no answer
 */
public record Partial(long count, List<NDArray> parts) implements Serializable {

    /** Copies the list. */
    public Partial {
        parts = List.copyOf(parts);
    }
}
