package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedReduce;
import io.bask.array.expr.Reduce;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.expr.ReduceTree;
import io.bask.array.expr.SelectedReduce;
import io.bask.array.kernel.Mosaic;
import io.bask.array.kernel.Partial;
import io.bask.array.kernel.Placement;
import io.bask.array.kernel.Reducer;
import io.bask.array.kernel.SelectedElements;
import io.bask.array.shape.ChunkGrid;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lowers reductions: every block is reduced by itself, then neighbours are combined, level by level.
 *
 * <pre>  block  block  block  block  block
 *    |      |      |      |      |
 *  chunk  chunk  chunk  chunk  chunk      partial results
 *     \______\__  __/______/      |
 *              combine         combine    split_every at once
 *                  \______________/
 *                      finish             the answer, made by the last combination  </pre>
 */
final class ReduceLowering {
    /** A partial result has at most so many numbers an element of the answer. */
    private static final int MOST_PARTS = 2;

    private ReduceLowering() {}

    static int[] lower(Reduce node, BlockTasks tasks) {
        ArrayExpr input = node.input();
        FusedBody asIs = FusedBody.of(input.dtype(), input.ndim());
        return lower(node, new FusedReduce(asIs, input.chunks(), node.spec(), List.of(input)), tasks);
    }

    static int[] lower(SelectedReduce node, BlockTasks tasks) {
        return lower(node, node.fused(), tasks);
    }

    static int[] lower(FusedReduce node, BlockTasks tasks) {
        return lower(node, node, tasks);
    }

    private static int[] lower(ArrayExpr named, FusedReduce node, BlockTasks tasks) {
        ChunkGrid chunks = node.bodyChunks();
        ReduceSpec spec = node.spec();
        List<ReduceTree.Level> levels = ReduceTree.levels(chunks, spec.axes(), spec.splitEvery());
        Finish finish = new Finish(
                Reducer.of(spec.kind(), node.body().dtype(), chunks.shape(), spec.axes(), spec.ddof()), spec);
        if (levels.isEmpty()) {
            return chunks(named.layerName(), node, finish, true, tasks);
        }
        int[] partials = chunks(named.layerName() + "-chunk", node, finish, false, tasks);
        for (int depth = 0; depth < levels.size() - 1; depth++) {
            String name = named.layerName() + "-combine" + depth;
            partials = combine(name, levels.get(depth), partials, new Combine(finish.reducer()), 0, tasks);
        }
        ReduceTree.Level last = levels.get(levels.size() - 1);
        long bytes = named.chunks().maxBlockBytes(named.dtype());
        return combine(named.layerName(), last, partials, new CombineAndFinish(finish), bytes, tasks);
    }

    private static int[] chunks(String name, FusedReduce node, Finish finish, boolean isLast, BlockTasks tasks) {
        ChunkGrid chunks = node.bodyChunks();
        Recipe recipe = Recipe.of(node.body(), node.inputs(), chunks, node.selects());
        if (node.inputs().stream().anyMatch(tasks.pieced()::contains)) {
            return chunksOfPieces(name, node, finish, recipe, tasks);
        }
        Reads reads = Reads.of(node.body(), node.inputs(), chunks, tasks);
        Placements placements = Placements.exact(chunks);
        long bytes = MOST_PARTS * node.chunks().maxBlockBytes(node.dtype());
        LatePlaces late = LatePlaces.of(name, chunks, node.spec(), recipe, reads, tasks);
        return tasks.layer(name, chunks, bytes, (layer, block) -> {
            Placement at = placements.at(block);
            if (late != null) {
                Kernel placed = late.kernel(finish, recipe, at, chunks.blockIndex(block), isLast);
                return tasks.graph().add(layer, block, placed, late.reads(reads.of(block)));
            }
            Kernel kernel = isLast ? new ChunkAndFinish(finish, recipe, at) : new Chunk(finish.reducer(), recipe, at);
            return tasks.graph().add(layer, block, kernel, reads.of(block));
        });
    }

    private static int[] chunksOfPieces(String name, FusedReduce node, Finish finish, Recipe recipe, BlockTasks tasks) {
        ChunkGrid chunks = node.bodyChunks();
        PiecedReads reads = PiecedReads.of(node.body(), node.inputs(), chunks, tasks);
        Placements placements = Placements.exact(chunks);
        return tasks.layer(name, chunks, MOST_PARTS * node.chunks().maxBlockBytes(node.dtype()), (layer, block) -> {
            int[] index = chunks.blockIndex(block);
            Kernel kernel = new ChunkOfPieces(finish.reducer(), recipe, placements.at(block), reads.piecings(index));
            return tasks.graph().add(layer, block, kernel, reads.of(block, index));
        });
    }

    private static int[] combine(
            String name, ReduceTree.Level level, int[] partials, Kernel kernel, long bytes, BlockTasks tasks) {
        return tasks.layer(name, level.to(), bytes, (layer, block) -> {
            int[] members = level.members(block);
            for (int i = 0; i < members.length; i++) {
                members[i] = partials[members[i]];
            }
            return tasks.graph().add(layer, block, kernel, members);
        });
    }

    /**
     * Turns partial results into blocks of the answer.
     *
     * @param reducer how
     * @param spec whether reduced axes are kept
     */
    record Finish(Reducer reducer, ReduceSpec spec) implements Serializable {
        NDArray of(Partial partial) {
            NDArray block = reducer.finish(partial);
            if (spec.keepdims()) {
                for (int axis : spec.axes()) {
                    block = block.expandDims(axis);
                }
            }
            return block;
        }
    }

    private static String name(Reducer reducer, Recipe recipe) {
        String reduction = reducer.reduction().numpyName();
        return recipe.label().isEmpty() ? reduction : reduction + " of " + recipe.label();
    }

    /** Reduces one block to a partial result. */
    record Chunk(Reducer reducer, Recipe recipe, Placement at) implements Kernel {
        @Override
        public Partial run(@Nullable Object[] inputs) {
            Placement place = recipe.place(at, inputs);
            List<NDArray> given = recipe.inputs(inputs, place.shape());
            return recipe.selects()
                    ? SelectedElements.reduce(reducer, recipe.program(), given, place, recipe.tier())
                    : reducer.chunk(recipe.program(), given, place, recipe.tier());
        }

        @Override
        public String operation() {
            return name(reducer, recipe);
        }
    }

    /** Reduces one block whose inputs lie in pieces, all of it to one number. */
    record ChunkOfPieces(Reducer reducer, Recipe recipe, Placement at, List<Piecing> inputs) implements Kernel {
        @Override
        public Partial run(@Nullable Object[] results) {
            List<Mosaic> mosaics = PiecedReads.mosaics(recipe, results, inputs, at.shape());
            return reducer.chunkInPieces(recipe.program(), mosaics, at, recipe.tier());
        }

        @Override
        public String operation() {
            return name(reducer, recipe);
        }
    }

    /** Reduces the only block there is along the reduced axes. */
    record ChunkAndFinish(Finish finish, Recipe recipe, Placement at) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return finish.of(new Chunk(finish.reducer(), recipe, at).run(inputs));
        }

        @Override
        public String operation() {
            return name(finish.reducer(), recipe);
        }
    }

    /** Joins partial results. */
    record Combine(Reducer reducer) implements Kernel {
        @Override
        public Partial run(@Nullable Object[] inputs) {
            List<Partial> partials = new ArrayList<>(inputs.length);
            Arrays.stream(inputs).forEach(partial -> partials.add((Partial) Objects.requireNonNull(partial)));
            return reducer.combine(partials);
        }

        @Override
        public String operation() {
            return "combine";
        }
    }

    /** Joins the last partial results. */
    record CombineAndFinish(Finish finish) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return finish.of(new Combine(finish.reducer()).run(inputs));
        }

        @Override
        public String operation() {
            return finish.reducer().reduction().numpyName();
        }
    }
}
