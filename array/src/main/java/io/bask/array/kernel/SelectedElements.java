package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Loops;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Reduces those elements of a block under which a mask is true.
 *
 * <p>The elements are put together without a branch, which would be mispredicted half of the time, in pieces that stay in
 * the second-level cache, and the pieces are reduced. So no memory of the size of a block is needed. Sums of float64 numbers are
 * {@linkplain WeightedSums weighted} instead. One object serves one run on one thread.
 */
public final class SelectedElements {
    /** Elements of a piece, about. */
    private static final int PIECE = 1 << 15;

    private final Reducer reducer;
    private final DType dtype;
    private final Feed feed;
    private final Object values;
    private final byte[] truths;
    private final Loops.Bound loop;

    private SelectedElements(Reducer reducer, Program program, List<NDArray> inputs, Placement at, Tier tier) {
        this.reducer = reducer;
        dtype = program.outputDType(0);
        feed = Feed.of(program, inputs, at);
        TranslatedCode translated = program.code(CodeTail.STORE, feed.scalars());
        values = Element.of(dtype).newArray(feed.tileLength());
        truths = new byte[feed.tileLength()];
        Object[] arrays = feed.tiles(translated.leaves() + 2);
        arrays[translated.leaves()] = values;
        arrays[translated.leaves() + 1] = truths;
        loop = feed.loop(translated, tier, arrays);
    }

    /**
     * Reduces the selected elements of a block.
     *
     * @param reducer a reduction of all axes that does not answer with places
     * @param program makes the elements, and as its second result the mask
     */
    public static Partial reduce(Reducer reducer, Program program, List<NDArray> inputs, Placement at, Tier tier) {
        return reducer.isSum()
                ? new WeightedSums(program, inputs, at, tier).sum(reducer)
                : new SelectedElements(reducer, program, inputs, at, tier)
                        .reduce(Math.toIntExact(at.shape().size()));
    }

    private Partial reduce(int size) {
        int room = Math.min(size, PIECE) + feed.tileLength() + 1;
        Object kept = Element.of(dtype).newArray(room);
        NDArray all = NDArray.wrap(dtype, Shape.of(room), kept);
        List<Partial> partials = new ArrayList<>();
        int count = 0;
        for (int start = 0; start < size; ) {
            int part = Math.min(feed.tileLength(), size - start);
            feed.fill(start, part);
            loop.run(part);
            count = keep(dtype, values, truths, part, kept, count);
            start += part;
            if (count >= PIECE || start == size && count > 0) {
                partials.add(piece(reducer, all, count));
                count = 0;
            }
        }
        return partials.isEmpty() ? piece(reducer, all, 0) : reducer.combine(partials);
    }

    private static Partial piece(Reducer reducer, NDArray all, int count) {
        NDArray selected = all.slice(ResolvedSlice.of(all.shape(), List.of(new AxisRange(0, count, 1)), new int[] {0}));
        return reducer.flat(count).chunk(selected, Placement.of(selected.shape()), Tier.INTERPRETED);
    }

    /** Appends what is selected, and says how many elements there are then. */
    private static int keep(DType dtype, Object values, byte[] truths, int part, Object kept, int count) {
        return switch (dtype) {
            case BOOL, INT8, UINT8 -> keep((byte[]) values, truths, part, (byte[]) kept, count);
            case INT16 -> keep((short[]) values, truths, part, (short[]) kept, count);
            case INT32 -> keep((int[]) values, truths, part, (int[]) kept, count);
            case INT64 -> keep((long[]) values, truths, part, (long[]) kept, count);
            case FLOAT32 -> keep((float[]) values, truths, part, (float[]) kept, count);
            case FLOAT64 -> keep((double[]) values, truths, part, (double[]) kept, count);
            case COMPLEX64 -> keepPairs((float[]) values, truths, part, (float[]) kept, count);
            case COMPLEX128 -> keepPairs((double[]) values, truths, part, (double[]) kept, count);
        };
    }

    private static int keep(byte[] values, byte[] truths, int part, byte[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[next] = values[i];
            next += truths[i];
        }
        return next;
    }

    private static int keep(short[] values, byte[] truths, int part, short[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[next] = values[i];
            next += truths[i];
        }
        return next;
    }

    private static int keep(int[] values, byte[] truths, int part, int[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[next] = values[i];
            next += truths[i];
        }
        return next;
    }

    private static int keep(long[] values, byte[] truths, int part, long[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[next] = values[i];
            next += truths[i];
        }
        return next;
    }

    private static int keep(float[] values, byte[] truths, int part, float[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[next] = values[i];
            next += truths[i];
        }
        return next;
    }

    private static int keep(double[] values, byte[] truths, int part, double[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[next] = values[i];
            next += truths[i];
        }
        return next;
    }

    private static int keepPairs(float[] values, byte[] truths, int part, float[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[2 * next] = values[2 * i];
            kept[2 * next + 1] = values[2 * i + 1];
            next += truths[i];
        }
        return next;
    }

    private static int keepPairs(double[] values, byte[] truths, int part, double[] kept, int count) {
        int next = count;
        for (int i = 0; i < part; i++) {
            kept[2 * next] = values[2 * i];
            kept[2 * next + 1] = values[2 * i + 1];
            next += truths[i];
        }
        return next;
    }
}
