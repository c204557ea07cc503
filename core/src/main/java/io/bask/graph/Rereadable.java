package io.bask.graph;

/**
 * A kernel that costs so little to run again that, where memory is short, this is better than to keep its result, or to
 * write it to disk and read it back: some 5 ns a byte of the result.
 *
 * <p>Made for sources: random numbers, blocks made by formula, partitions of files. Matters where the task reads no
 * other, or only others of this kind fused with it.
 */
public interface Rereadable extends Kernel {}
