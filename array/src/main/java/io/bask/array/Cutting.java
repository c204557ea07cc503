package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Shuffle;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.Axis;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.expr.CallSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Slices by numbers: what the operations that cut and join are made of. */
final class Cutting {
    /** Copies that are blocks of their own; of more of them one block has several. */
    private static final int MOST_COPIES = 256;

    private Cutting() {}

    /** The positions from one up to, not including, another along an axis; all must exist. */
    static Array range(Array x, int axis, long start, long stop) {
        return range(x, axis, new AxisRange(start, stop - start, 1));
    }

    /** The parts before, between and behind positions along an axis; one note of where this was written is for all. */
    static List<Array> split(Array x, int axis, long[] positions) {
        long length = x.shape().length(axis);
        String site = CallSite.ofUser();
        List<Array> parts = new ArrayList<>();
        long start = 0;
        for (int i = 0; i <= positions.length; i++) {
            long stop = i < positions.length ? clip(positions[i], length) : length;
            ArrayExpr part = cut(x, axis, new AxisRange(start, Math.max(0, stop - start), 1));
            part.noteSite(site);
            parts.add(part == x.expr() ? x : new Array(part));
            start = stop;
        }
        return parts;
    }

    private static long clip(long position, long length) {
        return Math.max(0, Math.min(length, position < 0 ? position + length : position));
    }

    /** The same positions backwards. */
    static Array reversed(Array x, int axis, long start, long stop) {
        return stop - start < 2
                ? range(x, axis, start, stop)
                : range(x, axis, new AxisRange(stop - 1, stop - start, -1));
    }

    /** So many copies one after another along an axis; many of them are stretched, in blocks as large as others. */
    static Array tiled(Array x, int axis, long times) {
        if (times == 0) {
            return range(x, axis, 0, 0);
        }
        long total = product(times, x.shape().extent(axis));
        if (times <= MOST_COPIES) {
            Array[] copies = new Array[(int) times];
            Arrays.fill(copies, x);
            return times == 1 ? x : Array.concatenate(axis, copies);
        }
        long limit = Config.current().value(Setting.ARRAY_CHUNK_SIZE);
        long most = Math.max(1, limit / Math.max(1, x.chunks().maxBlockBytes(x.dtype())));
        ChunkGrid cut = x.chunks().insertAxis(axis, ChunkLengths.regular(times, Math.min(times, most)));
        Array stretched = new Array(BroadcastTo.of(x.expandDims(axis).expr(), cut));
        Shape whole = x.shape().with(axis, total);
        return stretched.reshape(whole.lengths());
    }

    private static long product(long times, long length) {
        if (length > 0 && length < Shape.UNKNOWN && times > Long.MAX_VALUE / length) {
            throw new IllegalArgumentException(
                    "%d copies of a length of %d are more than 2^63 - 1 elements; use fewer".formatted(times, length));
        }
        return times * length;
    }

    private static Array range(Array x, int axis, AxisRange positions) {
        ArrayExpr part = cut(x, axis, positions);
        return part == x.expr() ? x : new Array(part);
    }

    /** Positions of an axis in any order, a chunk for each list, of an array whose other lengths need not be known. */
    static Array shuffled(Array x, int axis, List<long[]> groups) {
        int along = Axis.normalize(axis, x.ndim());
        if (groups.isEmpty() || x.shape().length(along) == 0) {
            return new Array(Shuffle.of(x.expr(), axis, groups));
        }
        long[] places = groups.stream().flatMapToLong(Arrays::stream).toArray();
        long[] sizes = groups.stream().mapToLong(group -> group.length).toArray();
        Array taken = x.take(Array.of(places), along);
        return new Array(Rechunk.of(taken.expr(), taken.chunks().withAxis(along, ChunkLengths.of(sizes))));
    }

    private static ArrayExpr cut(Array x, int axis, AxisRange positions) {
        ArrayExpr expr = x.expr();
        List<AxisRange> ranges = new ArrayList<>();
        int[] order = new int[expr.ndim()];
        for (int i = 0; i < order.length; i++) {
            ranges.add(i == axis ? positions : AxisRange.whole(expr.shape().extent(i)));
            order[i] = i;
        }
        boolean all = positions.isWhole(expr.shape().length(axis));
        return all ? expr : new SliceBasic(expr, ranges, order);
    }
}
