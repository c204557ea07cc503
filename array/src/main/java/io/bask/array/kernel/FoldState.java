package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Code;
import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Loop;
import io.bask.array.kernel.code.Loops;
import io.bask.array.kernel.emit.Emitter;
import io.bask.array.kernel.emit.Value;
import io.bask.array.kernel.simd.LaneKernels;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reductions by a function of two numbers: sum, product, minimum, maximum, any, all.
 *
 * <p>Sums are kept accurate as NumPy keeps them: after {@value #GROUP} tiles the lanes' sums move to a stack on which
 * sums of equally many tiles are joined, like the carries of a binary counter. So the error grows with the logarithm of
 * the number of elements. Before, rows of lanes are folded while more than {@value #NARROW} lanes are left, so that the
 * stack stays in the first-level cache beside the elements that stream through it.
 */
final class FoldState extends LaneState {
    /** A multiple of {@link LaneKernels#STREAMS}. */
    private static final int GROUP = 16;

    private static final int NARROW = 128;

    private static final MergeLoops MERGES = new MergeLoops();

    private final Tail tail;
    private final Feed feed;
    /** The elements themselves, where they lie in the order of the walk. */
    private final double @Nullable [] elements;
    /** Whether {@link LaneKernels} read elements where they lie, however they are added. */
    private final boolean inPlace;

    /** The accumulating loop is bound to these. */
    private final Object tileLanes;

    /** Those in use: others where rows are wider than a tile, which are added in place. */
    private Object lanes;

    private final Object other;
    private final Loops.Bound accumulate;
    private final Loop merge;
    private final List<Object> levels = new ArrayList<>();
    private int width;
    private int inner;
    private int tiles;
    private int groups;

    /**
     * Joins the element of a lane and the program's result.
     *
     * @param ufunc the function that joins two numbers
     * @param dtype the dtype in which it does
     * @param truth whether only the truth of a result counts, not its value
     */
    record Tail(Ufunc ufunc, DType dtype, boolean truth) implements CodeTail {
        @Override
        public void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot) {
            Value result = truth ? emitter.cast(results.get(0), DType.BOOL) : results.get(0);
            Value lane = emitter.load(dtype, arraySlot);
            emitter.store(emitter.apply(ufunc, dtype, List.of(lane, emitter.cast(result, dtype))), arraySlot);
        }

        /** Joins two lanes; the result replaces the first. */
        Loop merge() {
            return MERGES.find(ufunc, dtype, this::mergeCode);
        }

        private Code mergeCode() {
            Emitter emitter = new Emitter(new CodeBuilder());
            Value first = emitter.load(dtype, 0);
            emitter.store(emitter.apply(ufunc, dtype, List.of(first, emitter.load(dtype, 1))), 0);
            return emitter.code().build();
        }

        // By hand, see Instruction.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tail that && ufunc == that.ufunc && dtype == that.dtype && truth == that.truth;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * ufunc.ordinal() + dtype.ordinal()) + (truth ? 1 : 0);
        }
    }

    FoldState(Tail tail, Program program, Feed feed, Tier tier) {
        this.tail = tail;
        this.feed = feed;
        this.elements = hasKernel(tail.ufunc()) && tail.dtype() == DType.FLOAT64 ? feed.elements(program) : null;
        this.inPlace = LaneKernels.instance().readsInPlace();
        Element element = Element.of(tail.dtype());
        this.tileLanes = element.newArray(feed.tileLength());
        this.lanes = tileLanes;
        this.other = element.newArray(feed.tileLength());
        TranslatedCode code = program.code(tail, feed.scalars());
        Object[] arrays = feed.tiles(code.leaves() + 1);
        arrays[code.leaves()] = tileLanes;
        this.accumulate = feed.loop(code, tier, arrays);
        this.merge = tail.merge();
    }

    @Override
    void begin(int lanes, int inner) {
        this.lanes = lanes > feed.tileLength() ? new double[lanes] : tileLanes;
        width = lanes;
        this.inner = inner;
        tiles = 0;
        groups = 0;
        Identity.fill(tail.ufunc(), tail.dtype(), this.lanes, lanes);
    }

    @Override
    void add(long start, int count, long row) {
        if (tiles == GROUP) {
            carry();
        }
        if (elements != null && (inPlace || count > feed.tileLength())) {
            addInPlace(elements, (int) start, count);
        } else {
            feed.fill(start, count);
            accumulate.run(count);
        }
        tiles += tail.ufunc() == Ufunc.ADD ? 1 : 0;
    }

    @Override
    boolean addsInPlace() {
        return elements != null && tail.ufunc() == Ufunc.ADD;
    }

    /** Several for sums of float64 only, and there always, so that a sum does not depend on where its elements come from. */
    @Override
    int streams() {
        return tail.ufunc() == Ufunc.ADD && tail.dtype() == DType.FLOAT64 ? LaneKernels.STREAMS : 1;
    }

    @Override
    void addStreams(long start, long distance, int count) {
        if (elements == null) {
            super.addStreams(start, distance, count);
            return;
        }
        if (tiles == GROUP) {
            carry();
        }
        LaneKernels.instance().addStreams((double[]) lanes, elements, (int) start, (int) distance, count);
        tiles += LaneKernels.STREAMS;
    }

    private void addInPlace(double[] elements, int start, int count) {
        LaneKernels kernels = LaneKernels.instance();
        double[] sums = (double[]) lanes;
        switch (tail.ufunc()) {
            case ADD -> kernels.add(sums, elements, start, count);
            case MAXIMUM -> kernels.max(sums, elements, start, count);
            default -> kernels.min(sums, elements, start, count);
        }
    }

    private static boolean hasKernel(Ufunc ufunc) {
        return ufunc == Ufunc.ADD || ufunc == Ufunc.MAXIMUM || ufunc == Ufunc.MINIMUM;
    }

    /** Moves the lanes' sums to the stack. */
    private void carry() {
        int narrow = narrow(width);
        int level = Integer.numberOfTrailingZeros(~groups);
        for (int i = 0; i < level; i++) {
            merge(lanes, levels.get(i), narrow);
        }
        if (levels.size() == level) {
            levels.add(Element.of(tail.dtype()).newArray(narrow));
        }
        copy(lanes, 0, levels.get(level), narrow);
        groups++;
        tiles = 0;
        Identity.fill(tail.ufunc(), tail.dtype(), lanes, width);
    }

    /** Folds rows until few lanes are left, and says how many. */
    private int narrow(int count) {
        int rows = count / inner;
        while (rows > 1 && rows * inner > NARROW) {
            int half = (rows + 1) / 2;
            fold(half * inner, (rows - half) * inner);
            rows = half;
        }
        return rows * inner;
    }

    @Override
    int settle(int lanes) {
        int narrow = narrow(lanes);
        for (int level = 0; groups >> level != 0; level++) {
            if ((groups >> level & 1) != 0) {
                merge(this.lanes, levels.get(level), narrow);
            }
        }
        return narrow;
    }

    @Override
    void fold(int from, int count) {
        copy(lanes, from, other, count);
        merge(lanes, other, count);
    }

    @Override
    void write(int lanes, List<NDArray> parts, int at) {
        int slots = tail.dtype().isComplex() ? 2 : 1;
        System.arraycopy(this.lanes, 0, parts.get(0).storageShared(), at * slots, lanes * slots);
    }

    private void merge(Object into, Object from, int count) {
        merge.run(new Object[] {into, from}, new long[0], new double[0], 0, count);
    }

    private void copy(Object from, int start, Object to, int count) {
        int slots = tail.dtype().isComplex() ? 2 : 1;
        System.arraycopy(from, start * slots, to, 0, count * slots);
    }
}
