package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Creation;
import io.bask.array.expr.FusedBody;
import io.bask.array.kernel.Elementwise;
import io.bask.array.kernel.Mosaic;
import io.bask.array.kernel.Placement;
import io.bask.graph.Kernel;
import io.bask.graph.Rereadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lowers elementwise nodes, fused or not, and creations: one program, run once a block. */
final class ElementwiseLowering {
    private ElementwiseLowering() {}

    static int[] lower(ArrayExpr node, FusedBody body, List<ArrayExpr> inputs, BlockTasks tasks) {
        Recipe recipe = Recipe.of(body, inputs, node.chunks());
        if (inputs.stream().anyMatch(tasks.pieced()::contains)) {
            return lower(node, recipe, PiecedReads.of(body, inputs, node.chunks(), tasks), body, tasks);
        }
        Reads reads = Reads.of(body, inputs, node.chunks(), tasks);
        Placements placements = Placements.of(body, node.chunks());
        Map<Placement, Kernel> kernels = new HashMap<>();
        return tasks.layer(node, (layer, block) -> {
            Placement at = placements.at(block);
            Kernel kernel = placements.matter()
                    ? new Compute(recipe, at)
                    : kernels.computeIfAbsent(at, place -> new Compute(recipe, place));
            return tasks.graph().add(layer, block, kernel, reads.of(block));
        });
    }

    private static int[] lower(ArrayExpr node, Recipe recipe, PiecedReads reads, FusedBody body, BlockTasks tasks) {
        Placements placements = Placements.of(body, node.chunks());
        return tasks.layer(node, (layer, block) -> {
            int[] index = node.chunks().blockIndex(block);
            Kernel kernel = new ComputeOfPieces(recipe, placements.at(block), reads.piecings(index));
            return tasks.graph().add(layer, block, kernel, reads.of(block, index));
        });
    }

    /** Blocks made from parameters alone. */
    static int[] lower(Creation node, BlockTasks tasks) {
        return lower(node, FusedBody.of(node), List.of(), tasks);
    }

    /** Computes one block: one pass over it, so that a block made from nothing is soon made again. */
    record Compute(Recipe recipe, Placement at) implements Rereadable {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            Placement place = recipe.place(at, inputs);
            return Elementwise.runOne(recipe.program(), recipe.inputs(inputs, place.shape()), place, recipe.tier());
        }

        @Override
        public String operation() {
            return recipe.label();
        }
    }

    /**
     * Computes one block from others that lie in pieces.
     *
     * @param inputs how each input is read
     */
    record ComputeOfPieces(Recipe recipe, Placement at, List<Piecing> inputs) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] results) {
            List<Mosaic> mosaics = PiecedReads.mosaics(recipe, results, inputs, at.shape());
            return Elementwise.runInPieces(recipe.program(), mosaics, at, recipe.tier());
        }

        @Override
        public String operation() {
            return recipe.label();
        }
    }
}
