package io.bask.array;

import java.util.List;

/**
 * Counts by bins, and the edges of the bins.
 *
 * @param counts one axis for each array of coordinates
 * @param edges one array for each axis of {@code counts}, one longer than it
 */
public record ArrayHistogram(Array counts, List<Array> edges) {
    /** Copies the list. */
    public ArrayHistogram {
        edges = List.copyOf(edges);
    }
}
