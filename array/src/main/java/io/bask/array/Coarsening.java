package io.bask.array;

import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** Reduces windows side by side: each axis is split into windows and what is in them, and the latter reduced. */
final class Coarsening {
    private Coarsening() {}

    static Array coarsen(
            Array x, BiFunction<Array, Reduce, Array> reduction, Map<Integer, Integer> windows, boolean trimExcess) {
        Objects.requireNonNull(reduction, "the reduction is null; use Array::sum");
        Objects.requireNonNull(windows, "the windows are null; give a length for each axis to coarsen");
        int[] factors = new int[x.ndim()];
        Arrays.fill(factors, 1);
        Axis.normalizeAll(windows.keySet().stream().mapToInt(Integer::intValue).toArray(), x.ndim());
        windows.forEach((axis, length) -> factors[Axis.normalize(axis, x.ndim())] = length);
        Array trimmed = x;
        ChunkGrid chunks = x.chunks();
        List<Long> split = new ArrayList<>();
        int[] inner = new int[x.ndim()];
        for (int axis = 0; axis < factors.length; axis++) {
            long length = x.shape().length(axis);
            if (factors[axis] < 1) {
                throw new IllegalArgumentException("windows of %d along axis %d hold nothing; use a length of 1 or more"
                        .formatted(factors[axis], axis));
            }
            if (length % factors[axis] != 0 && !trimExcess) {
                throw new IllegalArgumentException(
                        "windows of %d do not fill axis %d of length %d; use a divisor, or trim the excess"
                                .formatted(factors[axis], axis, length));
            }
            long count = length / factors[axis];
            trimmed = Cutting.range(trimmed, axis, 0, count * factors[axis]);
            chunks = chunks.withAxis(axis, aligned(x.chunks().axis(axis), factors[axis]));
            split.add(count);
            split.add((long) factors[axis]);
            inner[axis] = 2 * axis + 1;
        }
        if (x.ndim() == 0) {
            return reduction.apply(x, Reduce.all());
        }
        Array cut = new Array(Rechunk.of(trimmed.expr(), chunks));
        Array apart = cut.reshape(split.stream().mapToLong(Long::longValue).toArray());
        return reduction.apply(apart, Reduce.axis(inner));
    }

    /** Chunks of whole windows; what is left of a chunk goes to the next one. */
    private static ChunkLengths aligned(ChunkLengths chunks, int window) {
        List<Long> lengths = new ArrayList<>();
        long before = 0;
        long rest = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            rest += chunks.length(chunk);
            long whole = rest / window * window;
            if (whole > 0) {
                lengths.add(whole);
                before += whole;
                rest -= whole;
            }
        }
        if (before == 0) {
            lengths.add(0L);
        }
        return ChunkLengths.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }
}
