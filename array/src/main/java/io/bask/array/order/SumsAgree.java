package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import java.util.List;

/** Block 0 as it is, once the sums of what was seen (block 1) and of what was expected (block 2) were found to agree. */
public record SumsAgree() implements BlockFunction {
    private static final double TOLERANCE = 1e-8;

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        double[] seen = blocks.get(1).toDoubleArray();
        double[] expected = blocks.get(2).toDoubleArray();
        for (int i = 0; i < seen.length; i++) {
            double off = Math.abs(seen[i] - expected[i]) / Math.min(seen[i], expected[i]);
            if (off > TOLERANCE) {
                throw new IllegalArgumentException(
                        "the frequencies add up to %s and the expected ones to %s; scale the expected ones"
                                .formatted(seen[i], expected[i]));
            }
        }
        return blocks.get(0);
    }
}
