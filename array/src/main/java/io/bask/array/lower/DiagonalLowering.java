package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.block.StridedViews;
import io.bask.array.expr.Diagonal;
import io.bask.array.shape.ChunkGrid;
import io.bask.graph.Kernel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers diagonals: each block is a view of the block that its piece of the diagonal crosses. */
final class DiagonalLowering {
    private DiagonalLowering() {}

    static int[] lower(Diagonal node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid source = node.input().chunks();
        ChunkGrid target = node.chunks();
        return tasks.layer(node, (layer, block) -> {
            int[] index = target.blockIndex(block);
            Diagonal.Segment segment = node.segments().get(index[index.length - 1]);
            int[] read = new int[source.ndim()];
            int at = 0;
            for (int axis = 0; axis < read.length; axis++) {
                boolean isRow = axis == node.rowAxis();
                read[axis] =
                        isRow ? segment.rowChunk() : axis == node.columnAxis() ? segment.columnChunk() : index[at++];
            }
            Kernel kernel =
                    new View(node.rowAxis(), node.columnAxis(), segment.row(), segment.column(), segment.length());
            return tasks.graph().add(layer, block, kernel, from[(int) source.blockNumber(read)]);
        });
    }

    /** Looks at the diagonal of a block. */
    record View(int rowAxis, int columnAxis, long row, long column, long length) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            return StridedViews.diagonal(block, rowAxis, columnAxis, row, column, length);
        }

        @Override
        public String operation() {
            return "diagonal";
        }
    }
}
