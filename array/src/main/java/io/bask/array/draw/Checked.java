package io.bask.array.draw;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import java.util.List;

/**
 * A block of parameters as it is, once each of them was seen to belong to its domain.
 *
 * @param distribution what the parameters are for
 * @param parameter what they are called
 * @param domain where they must lie
 */
public record Checked(String distribution, String parameter, Domain domain) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray block = blocks.get(0);
        for (double value : block.toDoubleArray()) {
            if (!domain.holds(value)) {
                throw domain.refused(distribution, parameter, value);
            }
        }
        return block;
    }
}
