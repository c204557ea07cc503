package io.bask.array.kernel.code;

/**
 * Runs a {@link Code} over a range of elements: all arrays share one index, which is what lets the JIT compiler
 * vectorise.
 *
 * <p>Stateless and safe from any thread, as long as no two threads write one array.
 */
public interface Loop {
    /**
     * Computes elements {@code from} to {@code to - 1}.
     *
     * @param arrays primitive arrays by slot
     * @param longs BOOL, INT and LONG scalars by slot
     * @param doubles FLOAT and DOUBLE scalars by slot
     */
    void run(Object[] arrays, long[] longs, double[] doubles, int from, int to);
}
