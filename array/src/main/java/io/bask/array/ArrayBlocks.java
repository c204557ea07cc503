package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.NDArray;
import io.bask.array.expr.BlockCall;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Functions of the caller's own on whole blocks, on blocks with a rim of their neighbours, on lines and on windows.
 *
 * <p>Functions are serializable, pure, and run on many threads at once. What they answer is declared, and checked when it
 * is computed.
 */
public sealed interface ArrayBlocks permits Array {
    /** A function of each block that keeps the block's shape. */
    default Array mapBlocks(Function1<NDArray, NDArray> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        return mapBlocks((blocks, info) -> function.apply(blocks.get(0)), dtype);
    }

    /**
     * A function of each block, of blocks of other arrays at the same place, and of where they lie; the result has the
     * common shape and chunks.
     *
     * @param others stretched to the common shape and cut alike; where they stretch the function gets blocks of length 1
     */
    default Array mapBlocks(BlockFunction function, DType dtype, Array... others) {
        Given.notNull(dtype, "dtype");
        Given.noneNull(others, "others");
        Array[] all = new Array[others.length + 1];
        all[0] = self();
        System.arraycopy(others, 0, all, 1, others.length);
        ChunkGrid common = ArrayJoining.common(all);
        List<int[]> meets = new ArrayList<>();
        for (Array array : all) {
            int missing = common.ndim() - array.ndim();
            meets.add(IntStream.range(missing, common.ndim()).toArray());
        }
        return new Array(BlockCall.of(
                "mapblocks",
                function,
                Array.unifyChunks(all).stream().map(Array::expr).toList(),
                meets,
                common,
                dtype));
    }

    /**
     * A function of each block, of blocks of other arrays at the same place, and of where they lie, which answers blocks of
     * other axes or lengths.
     *
     * @param how the axes that are dropped and added, and the lengths of the blocks
     * @param others stretched to the common shape and cut alike; where they stretch the function gets blocks of length 1
     * @throws IllegalArgumentException if the declared axes or lengths do not suit the arrays
     */
    default Array mapBlocks(BlockFunction function, DType dtype, BlockMapping how, Array... others) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        Given.notNull(how, "how");
        Given.noneNull(others, "others");
        Array[] all = Overlapping.with(self(), others);
        ChunkGrid common = ArrayJoining.common(all);
        int[] places = how.places(common.ndim());
        List<int[]> meets = new ArrayList<>();
        for (Array array : all) {
            meets.add(Arrays.copyOfRange(places, common.ndim() - array.ndim(), common.ndim()));
        }
        return new Array(BlockCall.of(
                "mapblocks",
                function,
                Array.unifyChunks(all).stream().map(Array::expr).toList(),
                meets,
                how.grid(common),
                dtype));
    }

    /**
     * A function of the blocks of several arrays at the same place, each with a rim of its neighbours; the rim is taken off
     * the answer.
     *
     * @param function keeps the shape of the block of the array that has the most axes
     * @param others of shapes that stretch to a common one; they are cut alike, and overlap by the last axes of {@code how}
     * @throws IllegalArgumentException if there are not as many depths as axes
     */
    default Array mapOverlap(BlockFunction function, Overlap how, DType dtype, Array... others) {
        return Overlapping.several(
                function, how, dtype, Overlapping.with(self(), Given.noneNull(others, "others")), true);
    }

    /** {@link #mapOverlap(BlockFunction, Overlap, DType, Array...)} with the rims kept. */
    default Array mapOverlapUntrimmed(BlockFunction function, Overlap how, DType dtype, Array... others) {
        return Overlapping.several(
                function, how, dtype, Overlapping.with(self(), Given.noneNull(others, "others")), false);
    }

    /**
     * The blocks, each with a rim of its neighbours, side by side: larger than the array.
     *
     * @throws IllegalArgumentException if there are not as many depths as axes
     */
    default Array overlap(Overlap how) {
        Given.notNull(how, "how");
        return Overlapping.apart(self(), how);
    }

    /** What {@link #overlap} makes of an array, without the rims; {@code like} is that array. */
    default Array trimOverlap(Overlap how, Array like) {
        Given.notNull(how, "how");
        Given.notNull(like, "like");
        return Overlapping.trimmed(self(), how, like);
    }

    /** {@link #mapOverlap(Function1, Overlap, DType)} with the rims kept: the result is larger than the array. */
    default Array mapOverlapUntrimmed(Function1<NDArray, NDArray> function, Overlap how, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(how, "how");
        Given.notNull(dtype, "dtype");
        return overlap(how).mapBlocks(function, dtype);
    }

    /**
     * A function of each block together with a rim of its neighbours: stencils, filters, smoothing.
     *
     * @param function keeps the shape; the rim is taken off its answer
     * @throws IllegalArgumentException if there are not as many depths as axes
     */
    default Array mapOverlap(Function1<NDArray, NDArray> function, Overlap how, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(how, "how");
        Given.notNull(dtype, "dtype");
        return mapOverlapUntrimmed(function, how, dtype).trimOverlap(how, self());
    }

    /**
     * A function of each line along an axis. The axis is put into one block.
     *
     * @param function from a block of one axis to one of the declared shape
     * @param shape what becomes of a line; takes the place of the axis
     */
    default Array applyAlongAxis(Function1<NDArray, NDArray> function, int axis, Shape shape, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(shape, "shape");
        Given.notNull(dtype, "dtype");
        int along = Axis.normalize(axis, self().ndim());
        ChunkGrid whole = self().chunks()
                .withAxis(along, ChunkLengths.single(self().shape().length(along)));
        ChunkGrid result = whole.removeAxis(along);
        int[] meets = new int[self().ndim()];
        for (int i = 0; i < meets.length; i++) {
            meets[i] = i < along ? i : i == along ? BlockCall.WHOLE : i - 1 + shape.ndim();
        }
        for (int i = 0; i < shape.ndim(); i++) {
            result = result.insertAxis(along + i, ChunkLengths.single(shape.length(i)));
        }
        return new Array(BlockCall.of(
                "applyalongaxis",
                new Lines(function, along, shape, dtype),
                List.of(self().expr()),
                List.of(meets),
                result,
                dtype));
    }

    /** A function of the array and an axis, one axis after the other; axes that it drops are put back with length 1. */
    default Array applyOverAxes(BiFunction<Array, Integer, Array> function, int... axes) {
        Given.notNull(function, "function");
        Given.notNull(axes, "axes");
        Array result = self();
        for (int axis : axes) {
            int along = Axis.normalize(axis, self().ndim());
            Array next = function.apply(result, along);
            if (next == null) {
                throw new IllegalArgumentException(
                        "the function of applyOverAxes made null of shape %s along axis %d; answer an array"
                                .formatted(result.shape(), along));
            }
            if (next.ndim() == result.ndim() - 1) {
                next = next.expandDims(along);
            }
            if (next.ndim() != result.ndim()) {
                throw new IllegalArgumentException(
                        "the function made shape %s of shape %s; it may drop axis %d, or keep all axes"
                                .formatted(next.shape(), result.shape(), along));
            }
            result = next;
        }
        return result;
    }

    /** {@link #slidingWindowView(long[], int[])} along all axes. */
    default Array slidingWindowView(long... windows) {
        Given.notNull(windows, "windows");
        return slidingWindowView(windows, IntStream.range(0, self().ndim()).toArray());
    }

    /**
     * All runs of neighbours along some axes: as many positions as there are runs, and the runs as new last axes.
     *
     * <p>Blocks are views of blocks with a rim: the elements of overlapping runs are in memory once.
     *
     * @param windows how long the runs are along each named axis
     * @throws IllegalArgumentException if a run is longer than its axis, or there are not as many as axes
     */
    default Array slidingWindowView(long[] windows, int[] axes) {
        Given.notNull(windows, "windows");
        Given.notNull(axes, "axes");
        return Overlapping.windows(self(), windows, axes);
    }

    private Array self() {
        return (Array) this;
    }
}
