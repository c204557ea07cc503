package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.block.StridedViews;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Windows;
import io.bask.array.shape.Axis;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Blocks with rims: cut out, trimmed, and looked at through windows. */
final class Overlapping {
    private Overlapping() {}

    static Array apart(Array x, Overlap how) {
        requireAxes(x, how);
        Array wide = x;
        List<List<AxisRange>> ranges = new ArrayList<>();
        for (int axis = 0; axis < x.ndim(); axis++) {
            Pad beyond = how.boundary(axis);
            if (beyond != null) {
                long[][] widths = new long[x.ndim()][2];
                widths[axis] = new long[] {how.before(axis), how.behind(axis)};
                wide = wide.pad(widths, beyond);
            }
            ranges.add(ranges(x.chunks().axis(axis), how.before(axis), how.behind(axis), beyond != null));
        }
        return new Array(new Windows(wide.expr(), ranges));
    }

    static Array[] with(Array first, Array... others) {
        Array[] all = new Array[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    /** A function of blocks of several arrays with rims, as those of the array with the most axes lie. */
    static Array several(BlockFunction function, Overlap how, DType dtype, Array[] arrays, boolean trims) {
        Given.notNull(function, "function");
        Given.notNull(how, "how");
        Given.notNull(dtype, "dtype");
        Array[] cut = Array.unifyChunks(arrays).toArray(Array[]::new);
        Array widest = widest(cut);
        requireAxes(widest, how);
        if (!widest.shape().equals(ArrayJoining.common(cut).shape())) {
            throw new IllegalArgumentException(
                    "mapoverlap: no array has the common shape %s; stretch one with broadcastTo"
                            .formatted(ArrayJoining.common(cut).shape()));
        }
        List<ArrayExpr> inputs = new ArrayList<>();
        List<int[]> meets = new ArrayList<>();
        for (Array array : cut) {
            inputs.add(apart(array, array == widest ? how : how.of(array)).expr());
            meets.add(
                    IntStream.range(widest.ndim() - array.ndim(), widest.ndim()).toArray());
        }
        ChunkGrid grid = apart(widest, how).chunks();
        Array result = new Array(BlockCall.of("mapoverlap", function, inputs, meets, grid, dtype));
        return trims ? trimmed(result, how, widest) : result;
    }

    /** The array with the most axes, of those the largest. */
    private static Array widest(Array[] arrays) {
        Array widest = arrays[0];
        for (Array array : arrays) {
            boolean larger = array.ndim() == widest.ndim() && array.size() > widest.size();
            widest = larger || array.ndim() > widest.ndim() ? array : widest;
        }
        return widest;
    }

    private static void requireAxes(Array x, Overlap how) {
        if (how.ndim() != x.ndim()) {
            throw new IllegalArgumentException("an overlap of %d axes does not suit shape %s; give one depth an axis"
                    .formatted(how.ndim(), x.shape()));
        }
    }

    private static List<AxisRange> ranges(ChunkLengths along, long before, long behind, boolean isPadded) {
        List<AxisRange> ranges = new ArrayList<>();
        for (int chunk = 0; chunk < along.count(); chunk++) {
            long start = along.start(chunk) - before;
            long end = along.start(chunk) + along.length(chunk) + behind;
            ranges.add(
                    isPadded
                            ? new AxisRange(start + before, end - start, 1)
                            : new AxisRange(Math.max(0, start), Math.min(along.total(), end) - Math.max(0, start), 1));
        }
        return ranges;
    }

    /** The blocks without their rims. */
    static Array trimmed(Array x, Overlap how, Array like) {
        requireAxes(like, how);
        requireAxes(x, how);
        List<List<AxisRange>> ranges = new ArrayList<>();
        for (int axis = 0; axis < like.ndim(); axis++) {
            ChunkLengths inner = like.chunks().axis(axis);
            ChunkLengths outer = x.chunks().axis(axis);
            if (inner.count() != outer.count()) {
                throw new IllegalArgumentException(
                        "%d blocks along axis %d cannot be trimmed to %d; trim what overlap made of the same array"
                                .formatted(outer.count(), axis, inner.count()));
            }
            List<AxisRange> along = new ArrayList<>();
            for (int chunk = 0; chunk < inner.count(); chunk++) {
                long reach =
                        how.boundary(axis) == null ? Math.min(how.before(axis), inner.start(chunk)) : how.before(axis);
                along.add(new AxisRange(outer.start(chunk) + reach, inner.length(chunk), 1));
            }
            ranges.add(along);
        }
        return new Array(new Windows(x.expr(), ranges));
    }

    static Array windows(Array x, long[] windows, int[] axes) {
        int[] along = Axis.normalizeAll(axes, x.ndim());
        if (windows.length != along.length) {
            throw new IllegalArgumentException(
                    "%d windows were given for %d axes; give one an axis".formatted(windows.length, along.length));
        }
        long[] length = new long[x.ndim()];
        java.util.Arrays.fill(length, 1);
        for (int i = 0; i < along.length; i++) {
            long whole = x.shape().length(along[i]);
            if (windows[i] < 1 || windows[i] > whole) {
                throw new IllegalArgumentException("a window of %d does not fit on axis %d of length %d; use 1 to %d"
                        .formatted(windows[i], along[i], whole, whole));
            }
            length[along[i]] = windows[i];
        }
        List<List<AxisRange>> ranges = new ArrayList<>();
        List<ChunkLengths> result = new ArrayList<>();
        for (int axis = 0; axis < x.ndim(); axis++) {
            List<AxisRange> parts = runs(x.chunks().axis(axis), length[axis]);
            ranges.add(parts);
            long rim = length[axis] - 1;
            result.add(ChunkLengths.of(
                    parts.stream().mapToLong(part -> part.length() - rim).toArray()));
        }
        for (long window : windows) {
            result.add(ChunkLengths.single(window));
        }
        Array apart = new Array(new Windows(x.expr(), ranges));
        return new Array(BlockCall.of(
                "slidingwindowview",
                new Look(windows.clone(), along),
                List.of(apart.expr()),
                List.of(IntStream.range(0, x.ndim()).toArray()),
                ChunkGrid.of(result),
                x.dtype()));
    }

    /** What each chunk must read for the runs that begin in it; chunks in which none begins are left out. */
    private static List<AxisRange> runs(ChunkLengths along, long window) {
        List<AxisRange> parts = new ArrayList<>();
        long begins = along.total() - window + 1;
        for (int chunk = 0; chunk < along.count(); chunk++) {
            long start = along.start(chunk);
            long end = Math.min(begins, start + along.length(chunk));
            if (end > start || window == 1) {
                parts.add(new AxisRange(start, Math.max(0, end - start) + window - 1, 1));
            }
        }
        return parts;
    }

    /** Looks at a block through windows. */
    record Look(long[] windows, int[] axes) implements BlockFunction {
        @Override
        public NDArray apply(List<NDArray> blocks, BlockInfo info) {
            NDArray result = blocks.get(0);
            for (int i = 0; i < windows.length; i++) {
                result = StridedViews.windows(result, axes[i], windows[i]);
            }
            return result;
        }
    }
}
