package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Factor;
import io.bask.array.kernel.linalg.Factors;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Factorization;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers factorisations: one task a block that makes all answers, and one an answer that takes it out. */
final class FactorLowering {
    private FactorLowering() {}

    static int[] lower(Factor node, BlockTasks tasks) {
        int blocks = Math.toIntExact(node.chunks().numBlocks());
        long bytes = 0;
        for (ArrayExpr input : node.inputs()) {
            bytes += input.chunks().maxBlockBytes(input.dtype());
        }
        int[] all = tasks.layer(node.sharedName(), new int[] {blocks}, bytes, (layer, block) -> {
            int[] reads = new int[node.inputs().size()];
            for (int i = 0; i < reads.length; i++) {
                int[] input = tasks.of(node.inputs().get(i));
                reads[i] = input[input.length == 1 ? 0 : block];
            }
            return tasks.graph().add(layer, block, new All(node.kind()), reads);
        });
        return tasks.layer(node, all, new Part(node.kind(), node.part(), node.dtype()));
    }

    /** Makes all answers. */
    record All(Factorization kind) implements Kernel {
        @Override
        public Factors run(@Nullable Object[] inputs) {
            List<NDArray> blocks = new ArrayList<>();
            for (Object input : inputs) {
                blocks.add((NDArray) Objects.requireNonNull(input));
            }
            return Factors.of(kind, blocks);
        }

        @Override
        public String operation() {
            return kind.numpyName();
        }
    }

    /** Takes one answer. */
    record Part(Factorization kind, int part, DType dtype) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return ((Factors) Objects.requireNonNull(inputs[0])).part(part, dtype);
        }

        @Override
        public String operation() {
            return "answer of " + kind.numpyName();
        }
    }
}
