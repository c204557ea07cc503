package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Reshape;
import io.bask.array.expr.Shuffle;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
import io.bask.array.shape.Axis;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.Casting;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How an array's elements are arranged: order of axes, new and dropped axes, chunks, dtype. */
public sealed interface ArrayLayout permits Array {
    /** The array with its axes in reverse order: NumPy's {@code x.T}. */
    default Array transpose() {
        return transpose(Axis.reversed(self().ndim()));
    }

    /**
     * The array with its axes reordered: result axis {@code i} is axis {@code axes[i]}.
     *
     * @throws IllegalArgumentException if an axis is missing, unknown or named twice
     */
    default Array transpose(int... axes) {
        Given.notNull(axes, "axes");
        return new Array(new Transpose(self().expr(), axes));
    }

    /** The array with its axes in reverse order. */
    default Array T() {
        return transpose();
    }

    /** The array with two axes swapped. */
    default Array swapaxes(int first, int second) {
        int[] axes = inOrder(self().ndim());
        int a = Axis.normalize(first, axes.length);
        int b = Axis.normalize(second, axes.length);
        axes[a] = b;
        axes[b] = a;
        return transpose(axes);
    }

    /**
     * The array with several axes moved to other places, the others in order.
     *
     * @throws IllegalArgumentException if there are not as many places as axes, or one is named twice
     */
    default Array moveaxis(int[] from, int[] to) {
        Given.notNull(from, "from");
        Given.notNull(to, "to");
        int ndim = self().ndim();
        int[] sources = Axis.normalizeAll(from, ndim);
        int[] places = Axis.normalizeAll(to, ndim);
        if (sources.length != places.length) {
            throw new IllegalArgumentException("moveaxis got %d axes and %d places; give one place an axis"
                    .formatted(sources.length, places.length));
        }
        int[] order = new int[ndim];
        Arrays.fill(order, -1);
        boolean[] moved = new boolean[ndim];
        for (int i = 0; i < sources.length; i++) {
            order[places[i]] = sources[i];
            moved[sources[i]] = true;
        }
        int next = 0;
        for (int place = 0; place < ndim; place++) {
            if (order[place] < 0) {
                while (moved[next]) {
                    next++;
                }
                order[place] = next++;
            }
        }
        return transpose(order);
    }

    /**
     * The positions of an axis in another order, in chunks of the caller's choice: group-wise work without moving all.
     *
     * @param groups for each chunk of the result, the positions that go there; negative ones count from the end; a
     *     position may come several times, or never
     * @throws IndexOutOfBoundsException if a position is not on the axis
     */
    default Array shuffle(List<long[]> groups, int axis) {
        Given.noneNull(groups, "groups");
        return self().shape().isKnown()
                ? new Array(Shuffle.of(self().expr(), axis, groups))
                : Cutting.shuffled(self(), axis, groups);
    }

    /**
     * {@link #shuffle(List, int)}, small groups put together to chunks of about the size that the axis has now, as Dask does; no
     * group is cut.
     *
     * @throws IndexOutOfBoundsException if a position is not on the axis
     */
    default Array shuffleGroups(List<long[]> groups, int axis) {
        Given.noneNull(groups, "groups");
        ChunkLengths chunks = self().chunks().axis(axis);
        long average = chunks.total() / chunks.count();
        List<long[]> together = new ArrayList<>();
        long[] current = {};
        for (long[] group : groups) {
            if (current.length > 0 && current.length + group.length > (long) (1.25 * average)) {
                together.add(current);
                current = group.clone();
            } else {
                int at = current.length;
                current = Arrays.copyOf(current, at + group.length);
                System.arraycopy(group, 0, current, at, group.length);
            }
            if (current.length > average) {
                together.add(current);
                current = new long[0];
            }
        }
        if (current.length > 0 || together.isEmpty()) {
            together.add(current);
        }
        return shuffle(together, axis);
    }

    /** The array with one axis moved to another place, the others in order. */
    default Array moveaxis(int from, int to) {
        int ndim = self().ndim();
        int source = Axis.normalize(from, ndim);
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < ndim; axis++) {
            if (axis != source) {
                axes.add(axis);
            }
        }
        axes.add(Axis.normalize(to, ndim), source);
        return transpose(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The same elements, in row-major order, in another shape; one length may be -1 and is worked out.
     *
     * <p>Axes that stay keep their chunks. Axes that are put together or taken apart are rechunked, if need be, so that blocks
     * are runs of neighbours; blocks keep about their size, and never grow beyond the setting {@code array.rechunk.limit} unless
     * they are larger already.
     *
     * <p>Lengths that are only known when computed are kept or worked out where the first length is -1 and each block can be
     * given its new shape alone, as in {@code ravel()}; else {@code computeChunkSizes()} makes them known.
     *
     * @throws IllegalArgumentException if the number of elements would change
     */
    default Array reshape(long... lengths) {
        Given.notNull(lengths, "lengths");
        return reshape(Rechunking.standard(), lengths);
    }

    /** {@link #reshape(long...)} with a limit to the size of blocks. */
    default Array reshape(Rechunking how, long... lengths) {
        Given.notNull(how, "how");
        Given.notNull(lengths, "lengths");
        if (!self().shape().isKnown()) {
            return LateReshape.of(self(), lengths);
        }
        return new Array(Reshape.of(self().expr(), self().shape().reshape(lengths), how.limits()));
    }

    /** All elements, in row-major order, along one axis. */
    default Array ravel() {
        return self().ndim() == 1 ? self() : reshape(-1);
    }

    /**
     * The same elements in other blocks.
     *
     * <p>Where new blocks would take pieces of too many old ones, blocks of other sizes lie between, see {@link Rechunking}.
     *
     * @throws io.bask.array.shape.ChunkMismatchException if the chunks do not suit the shape
     */
    default Array rechunk(Chunks chunks) {
        Given.notNull(chunks, "chunks");
        return rechunk(chunks, Rechunking.standard());
    }

    /** {@link #rechunk(Chunks)} with limits to the way there, or in chunks made equal in length. */
    default Array rechunk(Chunks chunks, Rechunking how) {
        Given.notNull(chunks, "chunks");
        Given.notNull(how, "how");
        ChunkGrid grid = how.grid(ArrayCreation.grid(self().shape(), chunks, self().dtype(), self().chunks()));
        return new Array(Rechunk.of(self().expr(), grid, how.limits()));
    }

    /** The elements as another dtype; floating point is truncated towards 0, complex numbers lose their imaginary part. */
    default Array astype(DType dtype) {
        Given.notNull(dtype, "dtype");
        return new Array(Elementwise.cast(self().expr(), dtype));
    }

    /**
     * {@link #astype(DType)} as far as a rule allows it.
     *
     * @throws IllegalArgumentException if the rule forbids it
     */
    default Array astype(DType dtype, Casting casting) {
        Given.notNull(dtype, "dtype");
        Given.notNull(casting, "casting");
        DType.requireCast(self().dtype(), dtype, casting);
        return astype(dtype);
    }

    /** {@link #astype(DType)} by NumPy's name, as {@code "float32"}. */
    default Array astype(String dtype) {
        Given.notNull(dtype, "dtype");
        return astype(DType.of(dtype));
    }

    /**
     * The array with new axes of length 1, which have the named numbers in the result; -1 appends.
     *
     * @throws IllegalArgumentException if a number is none of the result's axes, or named twice
     */
    default Array expandDims(int... axes) {
        Given.notNull(axes, "axes");
        int total = self().ndim() + axes.length;
        int[] order = new int[total];
        for (int axis : Axis.normalizeAll(axes, total)) {
            order[axis] = SliceBasic.NEW_AXIS;
        }
        int next = 0;
        for (int axis = 0; axis < total; axis++) {
            order[axis] = order[axis] == SliceBasic.NEW_AXIS ? SliceBasic.NEW_AXIS : next++;
        }
        return new Array(new SliceBasic(self().expr(), whole(self().expr()), order));
    }

    /**
     * The array without the named axes, which must have length 1; without all such axes when none is named.
     *
     * @throws IllegalArgumentException if a named axis has another length
     */
    default Array squeeze(int... named) {
        Given.notNull(named, "named");
        Shape shape = self().shape();
        boolean[] drop = new boolean[shape.ndim()];
        for (int axis : Axis.normalizeAll(named, shape.ndim())) {
            if (shape.extent(axis) != 1) {
                throw new IllegalArgumentException("axis %d of shape %s has length %s, not 1; %s"
                        .formatted(
                                axis,
                                shape,
                                shape.isKnown(axis) ? shape.length(axis) : "?",
                                UnknownLengthException.wayOut(!shape.isKnown(axis), "squeeze only axes of length 1")));
            }
            drop[axis] = true;
        }
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < drop.length; axis++) {
            if (named.length == 0 ? shape.extent(axis) != 1 : !drop[axis]) {
                kept.add(axis);
            }
        }
        int[] axes = kept.stream().mapToInt(Integer::intValue).toArray();
        return new Array(new SliceBasic(self().expr(), whole(self().expr()), axes));
    }

    /**
     * The array stretched to a shape: axes of length 1, and new leading axes, repeat their elements.
     *
     * <p>Along axes that stretch there is one chunk, or several where its block would have more elements than one Java array
     * holds.
     *
     * @throws io.bask.array.shape.BroadcastException if the shape does not stretch so
     */
    default Array broadcastTo(Shape shape) {
        Given.notNull(shape, "shape");
        ArrayExpr expr = self().expr();
        if (!expr.shape().broadcastsTo(shape)) {
            throw BroadcastTo.refuse(expr.shape(), shape);
        }
        List<ChunkLengths> chunks = new ArrayList<>();
        int missing = shape.ndim() - expr.ndim();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            boolean stretched = axis < missing || !expr.shape().isAlike(axis - missing, shape, axis);
            chunks.add(
                    stretched
                            ? ChunkLengths.single(shape.length(axis))
                            : expr.chunks().axis(axis - missing));
        }
        ChunkGrid grid = ChunkGrid.of(chunks);
        return new Array(BroadcastTo.of(expr, Assembly.cutStretched(grid, expr.shape(), expr.dtype())));
    }

    private static List<AxisRange> whole(ArrayExpr expr) {
        List<AxisRange> ranges = new ArrayList<>();
        for (long length : expr.shape().extents()) {
            ranges.add(AxisRange.whole(length));
        }
        return ranges;
    }

    private static int[] inOrder(int ndim) {
        int[] axes = new int[ndim];
        for (int axis = 0; axis < ndim; axis++) {
            axes[axis] = axis;
        }
        return axes;
    }

    private Array self() {
        return (Array) this;
    }
}
