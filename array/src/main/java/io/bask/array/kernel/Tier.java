package io.bask.array.kernel;

/**
 * How a {@link Program} is run; the results are the same to the last bit.
 */
public enum Tier {
    /** Through small loops that all programs share: nothing to compile, so the first block is as fast as the last. */
    INTERPRETED,
    /** Through one loop generated for the program: several times faster once the JIT compiler has compiled it. */
    GENERATED;

    /** Elements from which on a generated loop repays its compilation (measured: 5 to 10 million). */
    private static final long WORTH_GENERATING = 6_000_000;

    /** The better way for a program that will compute so many elements in all, counted over all blocks. */
    public static Tier of(long expectedElements) {
        return expectedElements >= WORTH_GENERATING ? GENERATED : INTERPRETED;
    }
}
