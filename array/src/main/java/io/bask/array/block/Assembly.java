package io.bask.array.block;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkMismatchException;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.List;

/** Puts the blocks of a grid together: one allocation, each element copied once. */
final class Assembly {
    private Assembly() {}

    static NDArray assemble(ChunkGrid grid, List<NDArray> blocks) {
        if (blocks.size() != grid.numBlocks()) {
            throw new ChunkMismatchException("chunks %s make %d blocks but %d are given; give one for each"
                    .formatted(grid, grid.numBlocks(), blocks.size()));
        }
        DType dtype = blocks.get(0).dtype();
        Object target = Storage.allocate(dtype, grid.shape());
        int[] strides = Strides.rowMajor(grid.shape());
        for (int number = 0; number < blocks.size(); number++) {
            NDArray block = blocks.get(number);
            int[] index = grid.blockIndex(number);
            check(grid, block, dtype, index);
            long[] start = grid.blockStart(index);
            int offset = 0;
            for (int axis = 0; axis < start.length; axis++) {
                offset += (int) start[axis] * strides[axis];
            }
            StridedCopy.copy(block, target, offset, strides);
        }
        return NDArray.wrap(dtype, grid.shape(), target);
    }

    private static void check(ChunkGrid grid, NDArray block, DType dtype, int[] index) {
        Shape expected = grid.blockShape(index);
        if (!block.shape().equals(expected)) {
            throw new ChunkMismatchException("block %s has shape %s but chunks %s make it %s; give the right chunks"
                    .formatted(List.of(boxed(index)), block.shape(), grid, expected));
        }
        if (block.dtype() != dtype) {
            throw new IllegalArgumentException("block %s has dtype %s but the first block has %s; cast one with astype"
                    .formatted(List.of(boxed(index)), block.dtype(), dtype));
        }
    }

    private static Object[] boxed(int[] index) {
        Object[] result = new Object[index.length];
        for (int i = 0; i < index.length; i++) {
            result[i] = index[i];
        }
        return result;
    }
}
