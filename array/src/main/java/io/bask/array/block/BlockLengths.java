package io.bask.array.block;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import java.util.List;

/** Reads lengths that nobody knew off blocks that were computed. */
public final class BlockLengths {
    private BlockLengths() {}

    /** The grid with the lengths that the blocks, given in row-major order, turned out to have. */
    public static ChunkGrid known(ChunkGrid promised, List<NDArray> blocks) {
        ChunkGrid grid = promised;
        int step = blocks.size();
        for (int axis = 0; axis < promised.ndim(); axis++) {
            ChunkLengths chunks = promised.axis(axis);
            step /= chunks.count();
            if (!chunks.isKnown()) {
                long[] lengths = new long[chunks.count()];
                for (int chunk = 0; chunk < lengths.length; chunk++) {
                    lengths[chunk] = blocks.get(chunk * step).shape().length(axis);
                }
                grid = grid.withAxis(axis, ChunkLengths.of(lengths));
            }
        }
        return grid;
    }
}
