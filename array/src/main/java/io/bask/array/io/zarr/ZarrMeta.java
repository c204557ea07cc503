package io.bask.array.io.zarr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of an array say.
 *
 * @param version 2 or 3
 * @param shape of the array
 * @param chunk the shape of a chunk; those at the end of an axis may reach beyond it
 * @param fill what chunks hold that are not there: a Boolean, Long, Double or Complex
 * @param sharding how several chunks share a file, or null
 */
record ZarrMeta(
        int version,
        Shape shape,
        Shape chunk,
        DType dtype,
        Object fill,
        Pipeline pipeline,
        ChunkKeys keys,
        @Nullable Sharding sharding)
        implements Serializable {

    /** The shape of what one file holds. */
    Shape file() {
        return sharding == null ? chunk : sharding.shard();
    }

    /** The chunks that are read one at a time. */
    ChunkGrid grid() {
        return ChunkGrid.regular(shape, lengths(chunk));
    }

    /** The chunks that are written one at a time. */
    ChunkGrid fileGrid() {
        return ChunkGrid.regular(shape, lengths(file()));
    }

    private long[] lengths(Shape piece) {
        long[] lengths = piece.lengths();
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = Math.max(1, Math.min(lengths[axis], shape.length(axis)));
        }
        return lengths;
    }

    ZarrMeta withShape(Shape other) {
        return new ZarrMeta(version, other, chunk, dtype, fill, pipeline, keys, sharding);
    }
}
