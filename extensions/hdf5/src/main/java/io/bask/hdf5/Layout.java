package io.bask.hdf5;

import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.List;

/** Where a dataset's elements are in the file. */
sealed interface Layout extends Serializable {
    /** A number that no address is. */
    long NOWHERE = -1;

    /**
     * One after the other.
     *
     * @param address of the first byte in the file; {@link #NOWHERE} where nothing was written
     */
    record Contiguous(long address) implements Layout {}

    /**
     * Beside the dataset's description.
     *
     * @param bytes of all elements
     */
    record Compact(byte[] bytes) implements Layout {}

    /**
     * In chunks of one shape, in row-major order each.
     *
     * @param chunk the shape of each, also at the rim
     * @param addresses where each begins in the file, in row-major order; {@link #NOWHERE} where it was not written
     * @param sizes how many bytes each has in the file
     * @param masks which of the filters a chunk skips: bit by bit
     * @param filters what chunks went through, in the order in which they were written
     */
    record Chunked(Shape chunk, long[] addresses, int[] sizes, int[] masks, List<Filter> filters) implements Layout {}
}
