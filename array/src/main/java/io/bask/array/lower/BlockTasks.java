package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.shape.BlockRoom;
import io.bask.array.shape.ChunkGrid;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The graph under construction, and which tasks make the blocks of the expressions lowered so far. */
final class BlockTasks {
    /** What makes one block of a layer. */
    interface Maker {
        /** Adds the task of the block with this row-major number and answers its number. */
        int add(int layer, int block);
    }

    private final GraphBuilder graph;
    private final Pieced pieced;
    private final Map<ArrayExpr, int[]> tasks = new HashMap<>();

    BlockTasks(GraphBuilder graph, Pieced pieced) {
        this.graph = graph;
        this.pieced = pieced;
    }

    /** What is not made but read in pieces. */
    Pieced pieced() {
        return pieced;
    }

    GraphBuilder graph() {
        return graph;
    }

    /** The tasks that make an expression's blocks, in row-major order. */
    int[] of(ArrayExpr expr) {
        int[] known = tasks.get(expr);
        if (known == null) {
            throw new IllegalStateException("%s is read before it is lowered".formatted(expr.layerName()));
        }
        return known;
    }

    void put(ArrayExpr expr, int[] blocks) {
        tasks.put(expr, blocks);
    }

    /** Adds one task a block under the expression's own name, unless the graph has that layer from elsewhere. */
    int[] layer(ArrayExpr expr, Maker maker) {
        return layer(expr.layerName(), expr.chunks(), expr.chunks().maxBlockBytes(expr.dtype()), maker);
    }

    /** Adds one task a block of a grid. */
    int[] layer(String name, ChunkGrid chunks, long resultBytes, Maker maker) {
        BlockRoom.require(chunks, graph.contains(name) ? 0 : graph.size());
        int[] counts = new int[chunks.ndim()];
        for (int axis = 0; axis < counts.length; axis++) {
            counts[axis] = chunks.numBlocks(axis);
        }
        return layer(name, counts, resultBytes, maker);
    }

    /** Adds as many tasks as there are places in a grid of these lengths. */
    int[] layer(String name, int[] counts, long resultBytes, Maker maker) {
        int[] blocks = new int[size(counts)];
        if (graph.contains(name)) {
            int first = graph.first(name);
            for (int block = 0; block < blocks.length; block++) {
                blocks[block] = first + block;
            }
            return blocks;
        }
        int layer = graph.layer(name, counts, resultBytes);
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = maker.add(layer, block);
        }
        return blocks;
    }

    private static int size(int[] counts) {
        long size = 1;
        for (int count : counts) {
            size = Math.multiplyExact(size, (long) count);
        }
        BlockRoom.require(size, () -> "a step of %s tasks along each axis".formatted(Arrays.toString(counts)));
        return (int) size;
    }

    /** Adds a layer in which each block is made by one kernel from one block of an input. */
    int[] layer(ArrayExpr expr, int[] read, Kernel kernel) {
        return layer(expr, (layer, block) -> graph.add(layer, block, kernel, read[block]));
    }
}
