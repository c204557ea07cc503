package io.bask.array.kernel;

import io.bask.array.block.Mover;
import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Element;
import io.bask.array.shape.DType;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One leaf of a program seen along the axes of a {@link Feed}: where its elements lie, and a tile to gather them into. */
abstract sealed class LeafWalk {
    private long[] strides;
    private int[] lengths = {};
    private boolean repeats;
    private int heldFirst = -1;
    private int heldCount;

    LeafWalk(long[] strides) {
        this.strides = strides;
    }

    /** Whether axis {@code axis} continues axis {@code last}, already merged, as if they were one. */
    boolean joins(int last, int axis, int length) {
        return strides[last] == strides[axis] * length;
    }

    /** Moves the stride of an axis to its place among the merged ones. */
    void move(int axis, int target) {
        strides[target] = strides[axis];
    }

    /** Keeps the strides of the merged axes, whose lengths are given. */
    void keep(int[] merged) {
        int count = merged.length;
        lengths = merged;
        strides = Arrays.copyOf(strides, count);
        repeats = Arrays.stream(strides, 0, Math.max(0, count - 1)).allMatch(stride -> stride == 0);
    }

    /** Whether all elements are one. */
    boolean isScalar() {
        return Arrays.stream(strides).allMatch(stride -> stride == 0);
    }

    /** Step along the innermost axis. */
    long innerStride() {
        return strides.length == 0 ? 0 : strides[strides.length - 1];
    }

    /** Where an element lies: index along the outer axes, then along the innermost. */
    long position(int[] outer, int inner) {
        long position = first() + inner * innerStride();
        for (int axis = 0; axis < outer.length; axis++) {
            position += outer[axis] * strides[axis];
        }
        return position;
    }

    /**
     * Whether the tile already holds what is asked for, because every line of this leaf is the same; else notes that it
     * soon will.
     */
    boolean holds(int from, int count) {
        boolean held = repeats && strides.length > 1 && heldFirst == from && heldCount == count;
        heldFirst = from;
        heldCount = count;
        return held;
    }

    /** Says that the walk will go down strips of lines, not along whole lines. */
    void walkInStrips() {}

    /** Length along an axis, counted from the innermost. */
    int length(int fromInnermost) {
        return lengths[lengths.length - 1 - fromInnermost];
    }

    /** Step along an axis, counted from the innermost. */
    long stride(int fromInnermost) {
        return strides[strides.length - 1 - fromInnermost];
    }

    /** Number of merged axes. */
    int ndim() {
        return strides.length;
    }

    /** Gathers a part of a line into the tile: index along the outer axes, then along the innermost. */
    void gather(int[] outer, int from, int to, int count) {
        line(position(outer, from), to, count);
    }

    /** Where the element at index 0 lies. */
    abstract long first();

    /** Whether the elements lie one after the other from the beginning of the storage. */
    abstract boolean isDirect();

    abstract Object storage();

    /** The tile, as long as the feed says. */
    abstract Object tile();

    /** Gathers a line of elements into the tile. */
    abstract void line(long position, int to, int count);

    /** The first element as a whole number. */
    abstract long firstLong();

    /** The first element as a floating-point number. */
    abstract double firstDouble(boolean imaginary);

    /** The walk over an {@link Instruction.Index}. */
    static LeafWalk ofIndex(DType dtype, long base, long[] strides, int tileLength) {
        return dtype == DType.INT64
                ? new OfIndex(base, strides, tileLength)
                : new OfRealIndex(base, strides, tileLength);
    }

    /** Elements of a block. */
    static final class OfBlock extends LeafWalk {
        private final NDArray block;
        private final Object tile;
        private final Mover mover;
        private boolean strips;
        private @Nullable Panel panel;

        OfBlock(NDArray block, long[] strides, int tileLength) {
            super(strides);
            this.block = block;
            this.tile = Element.of(block.dtype()).newArray(tileLength);
            this.mover = Mover.of(block.dtype(), block.storageShared(), tile);
        }

        @Override
        long first() {
            return block.offset();
        }

        @Override
        boolean isDirect() {
            return block.offset() == 0 && innerStride() == 1;
        }

        @Override
        Object storage() {
            return block.storageShared();
        }

        @Override
        Object tile() {
            return tile;
        }

        @Override
        void walkInStrips() {
            strips = true;
        }

        @Override
        void gather(int[] outer, int from, int to, int count) {
            if (ndim() < 2 || !Panel.isBetter(stride(1), innerStride(), length(0), strips)) {
                line(position(outer, from), to, count);
                return;
            }
            if (panel == null) {
                int width = strips ? Array.getLength(tile) : length(0);
                panel = new Panel(block, tile, (int) stride(1), (int) innerStride(), width, strips);
            }
            int line = outer[outer.length - 1] % Panel.LINES;
            long position = position(outer, 0) - line * stride(1);
            panel.copy(position, line, length(1) - outer[outer.length - 1] + line, from, to, count);
        }

        @Override
        void line(long position, int to, int count) {
            mover.line((int) position, (int) innerStride(), to, 1, count);
        }

        /** Of a block without elements, any number will do. */
        @Override
        long firstLong() {
            return block.shape().isEmpty() ? 0 : block.longAt(new long[block.ndim()]);
        }

        @Override
        double firstDouble(boolean imaginary) {
            long[] origin = new long[block.ndim()];
            if (block.shape().isEmpty()) {
                return 0;
            }
            if (block.dtype().isComplex()) {
                return imaginary
                        ? block.complexAt(origin).im()
                        : block.complexAt(origin).re();
            }
            return block.doubleAt(origin);
        }
    }

    /** Whole numbers that follow from the index. */
    static final class OfIndex extends LeafWalk {
        private final long base;
        private final long[] tile;
        private long[] ramp = {};

        OfIndex(long base, long[] strides, int tileLength) {
            super(strides);
            this.base = base;
            this.tile = new long[tileLength];
        }

        @Override
        long first() {
            return base;
        }

        @Override
        boolean isDirect() {
            return false;
        }

        @Override
        Object storage() {
            return tile;
        }

        @Override
        Object tile() {
            ramp = new long[tile.length];
            Arrays.setAll(ramp, i -> i * innerStride());
            return tile;
        }

        @Override
        void line(long position, int to, int count) {
            System.arraycopy(ramp, 0, tile, to, count);
            for (int i = to; i < to + count; i++) {
                tile[i] += position;
            }
        }

        @Override
        long firstLong() {
            return base;
        }

        @Override
        double firstDouble(boolean imaginary) {
            return base;
        }
    }

    /**
     * Whole numbers that follow from the index, as floating point: added up in floating point, which JDK 17 does faster
     * than it converts them, as long as that is exact.
     */
    static final class OfRealIndex extends LeafWalk {
        /** Whole numbers up to this size are floating-point numbers, and so are sums of two of them. */
        private static final long EXACT = 1L << 52;

        private final long base;
        private final double[] tile;
        private double[] ramp = {};
        private boolean rampIsExact;

        OfRealIndex(long base, long[] strides, int tileLength) {
            super(strides);
            this.base = base;
            this.tile = new double[tileLength];
        }

        @Override
        long first() {
            return base;
        }

        @Override
        boolean isDirect() {
            return false;
        }

        @Override
        Object storage() {
            return tile;
        }

        @Override
        Object tile() {
            ramp = new double[tile.length];
            Arrays.setAll(ramp, i -> (double) (i * innerStride()));
            rampIsExact = isExact(innerStride()) && isExact(innerStride() * tile.length);
            return tile;
        }

        private static boolean isExact(long number) {
            return number >= -EXACT && number <= EXACT;
        }

        @Override
        void line(long position, int to, int count) {
            if (!rampIsExact || !isExact(position)) {
                for (int i = 0; i < count; i++) {
                    tile[to + i] = (double) (position + i * innerStride());
                }
                return;
            }
            System.arraycopy(ramp, 0, tile, to, count);
            double start = (double) position;
            for (int i = to; i < to + count; i++) {
                tile[i] += start;
            }
        }

        @Override
        long firstLong() {
            return base;
        }

        @Override
        double firstDouble(boolean imaginary) {
            return base;
        }
    }
}
