package io.bask.array.draw;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import java.util.List;

/** The positions in block 0, once each was seen to be possible: what never happens waits forever (block 1). */
public record Possible() implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        for (double wait : blocks.get(1).toDoubleArray()) {
            if (Double.isInfinite(wait)) {
                throw new IllegalArgumentException(
                        "choice: fewer weights than choices are above 0; choose fewer, or repeatedly");
            }
        }
        return blocks.get(0);
    }
}
