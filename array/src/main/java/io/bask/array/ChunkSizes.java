package io.bask.array;

import io.bask.Bask;
import io.bask.array.block.BlockLengths;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCounts;
import io.bask.array.expr.Blocks;
import io.bask.array.expr.Compress;
import io.bask.array.expr.Sized;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Walk;
import io.bask.memory.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out lengths that are only known when computed, with as little computing as will do. */
final class ChunkSizes {
    private final ArrayExpr array;
    private final Map<String, ChunkLengths> found = new HashMap<>();
    private final Map<String, BlockCounts> counts = new LinkedHashMap<>();

    private ChunkSizes(ArrayExpr array) {
        this.array = array;
    }

    static Array known(Array array) {
        if (array.shape().isKnown()) {
            return array;
        }
        return new Array(new Sized(array.expr(), new ChunkSizes(array.expr()).grid()));
    }

    private ChunkGrid grid() {
        Map<String, BlockCounts> masks = new HashMap<>();
        for (ArrayExpr node : Walk.postOrder(List.of(array))) {
            if (node instanceof Blocks blocks) {
                ChunkGrid known = BlockLengths.known(
                        node.chunks(), blocks.blocks().stream().map(Kept::value).toList());
                for (int axis = 0; axis < node.ndim(); axis++) {
                    String origin = node.chunks().axis(axis).origin();
                    if (origin != null) {
                        found.put(origin, known.axis(axis));
                    }
                }
            } else if (node instanceof Compress selection) {
                String origin = selection.chunks().axis(selection.axis()).origin();
                if (origin != null) {
                    masks.put(origin, new BlockCounts(selection.mask(), 0, true));
                }
            }
        }
        for (int axis = 0; axis < array.ndim(); axis++) {
            String origin = array.chunks().axis(axis).origin();
            if (origin != null && !found.containsKey(origin)) {
                counts.put(origin, masks.getOrDefault(origin, new BlockCounts(array, axis, false)));
            }
        }
        count();
        ChunkGrid grid = array.chunks();
        for (int axis = 0; axis < array.ndim(); axis++) {
            String origin = array.chunks().axis(axis).origin();
            ChunkLengths lengths = found.get(origin);
            if (lengths != null) {
                grid = grid.withAxis(axis, lengths);
            }
        }
        return grid;
    }

    private void count() {
        List<Array> lazies = new ArrayList<>();
        counts.values().forEach(node -> lazies.add(new Array(node)));
        if (lazies.isEmpty()) {
            return;
        }
        List<NDArray> lengths = Bask.compute(lazies);
        int next = 0;
        for (String origin : counts.keySet()) {
            found.put(origin, ChunkLengths.of(lengths.get(next++).toLongArray()));
        }
    }
}
