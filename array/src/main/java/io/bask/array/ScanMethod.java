package io.bask.array;

/** How blocks of a cumulative sum or product work together. */
public enum ScanMethod {
    /** One block after the other: the fewest tasks, and the bits of NumPy. */
    SEQUENTIAL,
    /**
     * Blelloch's: blocks are totalled, the totals combined in a tree, then all blocks run at once. Twice the work, but the
     * longest chain of tasks grows with the logarithm of the number of blocks; sums of floating point differ in rounding.
     */
    BLELLOCH
}
