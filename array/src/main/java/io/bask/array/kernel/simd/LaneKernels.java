package io.bask.array.kernel.simd;

import java.util.Optional;

/**
 * Adds elements from anywhere in an array to lanes that start at 0.
 *
 * <p>The JIT compiler does not vectorise a loop over two arrays at two positions, so plain Java has to copy the elements
 * to position 0 first; the Vector API need not. Every lane is computed on its own, so results do not depend on which
 * implementation runs.
 *
 * <p>{@link #instance()} chooses once: with the system property {@code bask.vector} = {@code off} the plain one, with
 * {@code on} the other or an error, with {@code auto} (the default) whichever the JVM can run. The Vector API is there
 * when the JVM is started with {@code --add-modules jdk.incubator.vector}.
 */
public abstract class LaneKernels {
    /** How many runs of elements {@link #addStreams} reads side by side. */
    public static final int STREAMS = 8;

    LaneKernels() {}

    /** Initialised by the first caller, so that the choice is made once. */
    private static final class Holder {
        static final LaneKernels INSTANCE = choose(System.getProperty("bask.vector", "auto"));
    }

    /** The implementation for this JVM. */
    public static LaneKernels instance() {
        return Holder.INSTANCE;
    }

    /**
     * The implementation for a value of {@code bask.vector}.
     *
     * @throws IllegalArgumentException if it is none of off, on, auto
     * @throws IllegalStateException if it is on and this JVM has no Vector API
     */
    static LaneKernels choose(String property) {
        return VectorModule.choose(property, LaneKernels.class, "VectorLaneKernels")
                .orElseGet(ScalarLaneKernels::new);
    }

    /** The implementation that uses the Vector API, if this JVM has one wide enough. */
    static Optional<LaneKernels> vector() {
        return VectorModule.load(LaneKernels.class, "VectorLaneKernels");
    }

    /** Whether elements are read in place; else {@link #add} and the others copy them first. */
    public abstract boolean readsInPlace();

    /** {@code lanes[i] += source[offset + i]} for each of the first {@code count} lanes. */
    public abstract void add(double[] lanes, double[] source, int offset, int count);

    /**
     * Adds {@value #STREAMS} runs of elements, one after the other: for each of the first {@code count} lanes
     * {@code lanes[i] += source[offset + s * distance + i]} with s from 0.
     *
     * <p>A core that reads one run after the other waits for memory wherever a page ends, as the hardware fetches ahead
     * within pages only; reading from several pages side by side keeps it busy. The elements are read where they lie.
     */
    public void addStreams(double[] lanes, double[] source, int offset, int distance, int count) {
        int b = offset + distance;
        int c = b + distance;
        int d = c + distance;
        int e = d + distance;
        int f = e + distance;
        int g = f + distance;
        int h = g + distance;
        for (int i = 0; i < count; i++) {
            double half = lanes[i] + source[offset + i] + source[b + i] + source[c + i] + source[d + i];
            lanes[i] = half + source[e + i] + source[f + i] + source[g + i] + source[h + i];
        }
    }

    /** {@code lanes[i] = max(lanes[i], source[offset + i])}, NaN if either is. */
    public abstract void max(double[] lanes, double[] source, int offset, int count);

    /** {@code lanes[i] = min(lanes[i], source[offset + i])}, NaN if either is. */
    public abstract void min(double[] lanes, double[] source, int offset, int count);

    /**
     * With {@code d = source[offset + i] - shifts[i]}: {@code sums[i] += d} and {@code squares[i] += d * d}.
     */
    public abstract void addDistances(
            double[] shifts, double[] sums, double[] squares, double[] source, int offset, int count);
}
