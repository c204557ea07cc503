package io.bask.array;

import io.bask.array.io.zarr.ZarrArray;
import io.bask.array.io.zarr.ZarrCreation;
import io.bask.array.io.zarr.ZarrNode;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays into folders in Zarr's format: each file is written by one task. */
final class ZarrWriting {
    private ZarrWriting() {}

    private static ZarrCreation.Begun begin(Array known, Path folder, ZarrOptions how) {
        ZarrCreation layout = how.layout(known.shape(), known.chunks().blockShapeAtMost());
        return layout.begin(folder, known.shape(), known.dtype(), how.overwrites());
    }

    static void write(Array array, Path folder, ZarrOptions how) {
        Array known = array.computeChunkSizes();
        ZarrCreation.Begun begun = begin(known, folder, how);
        try {
            store(known, begun.array(), new long[known.ndim()]).compute();
            begun.finish();
        } finally {
            begun.abandon();
        }
    }

    static Array later(Array array, Path folder, ZarrOptions how) {
        array.size();
        ZarrCreation.Begun begun = begin(array, folder, how);
        try {
            begun.finish();
        } finally {
            begun.abandon();
        }
        return store(array, begun.named(), new long[array.ndim()]);
    }

    /** Cuts an array where the files begin into which it goes, and writes it. */
    private static Array store(Array known, ZarrArray target, long[] start) {
        ChunkGrid files = target.files();
        List<ChunkLengths> axes = new ArrayList<>();
        for (int axis = 0; axis < start.length; axis++) {
            axes.add(cut(
                    known.shape().length(axis),
                    start[axis],
                    Math.max(1, files.axis(axis).max())));
        }
        return known.rechunk(Chunks.of(ChunkGrid.of(axes))).storeLater(target, start);
    }

    private static ChunkLengths cut(long length, long start, long file) {
        long first = file - start % file;
        if (start % file == 0 || first >= length) {
            return ChunkLengths.regular(length, Math.max(1, Math.min(start % file == 0 ? file : length, length)));
        }
        long[] rest = ChunkLengths.regular(length - first, file).lengths();
        long[] lengths = new long[rest.length + 1];
        lengths[0] = first;
        System.arraycopy(rest, 0, lengths, 1, rest.length);
        return ChunkLengths.of(lengths);
    }

    static void region(Array array, Path folder, long[] start) {
        ZarrArray target = ZarrArray.open(folder);
        Array known = array.computeChunkSizes();
        requireDType(known, target);
        Shape there = target.shape();
        boolean fits = start.length == there.ndim() && known.ndim() == there.ndim();
        for (int axis = 0; fits && axis < start.length; axis++) {
            fits = start[axis] >= 0
                    && start[axis] <= there.length(axis) - known.shape().length(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "shape %s from %s on does not lie within %s of shape %s; give one position an axis, or append"
                            .formatted(known.shape(), Arrays.toString(start), folder, there));
        }
        store(known, target, start).compute();
    }

    private static void requireDType(Array array, ZarrArray target) {
        if (array.dtype() != target.dtype()) {
            throw new IllegalArgumentException("%s holds %s, not %s; call astype(DType.%s) first"
                    .formatted(
                            target,
                            target.dtype(),
                            array.dtype(),
                            target.dtype().name()));
        }
    }

    static void append(Array array, Path folder, int axis) {
        ZarrArray old = ZarrArray.open(folder);
        Array known = array.computeChunkSizes();
        requireDType(known, old);
        int along = Axis.normalize(axis, old.shape().ndim());
        long length = old.shape().length(along);
        boolean fits = known.ndim() == old.shape().ndim()
                && known.shape().with(along, length).equals(old.shape());
        if (!fits) {
            throw new IllegalArgumentException(
                    "shape %s cannot be appended to %s of shape %s along axis %d; all other lengths must be the same"
                            .formatted(known.shape(), folder, old.shape(), along));
        }
        Shape shape =
                old.shape().with(along, Math.addExact(length, known.shape().length(along)));
        long[] start = new long[known.ndim()];
        start[along] = length;
        store(known, old.withShape(shape), start).compute();
        ZarrNode.resize(old, shape);
    }
}
