package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import java.util.Arrays;
import java.util.List;

/** Counts, block 0, as a density over bins whose edges are block 1: its integral is 1. */
public record Density() implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        double[] counts = blocks.get(0).toDoubleArray();
        double[] edges = blocks.get(1).toDoubleArray();
        double total = Arrays.stream(counts).sum();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts[i] / (edges[i + 1] - edges[i]) / total;
        }
        return NDArray.of(counts);
    }
}
