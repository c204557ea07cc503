package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.block.Picking;
import io.bask.array.expr.Repeat;
import io.bask.array.expr.Shuffle;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lowers nodes that take positions of an axis one by one. */
final class PickLowering {
    private PickLowering() {}

    static int[] lower(Repeat node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid target = node.chunks();
        return tasks.layer(node, (layer, block) -> {
            int chunk = target.blockIndex(block)[node.axis()];
            return tasks.graph().add(layer, block, new Repeating(node.axis(), node.times(chunk)), from[block]);
        });
    }

    static int[] lower(Shuffle node, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        ChunkGrid source = node.input().chunks();
        ChunkGrid target = node.chunks();
        List<Picks> picks = new ArrayList<>();
        for (int chunk = 0; chunk < target.numBlocks(node.axis()); chunk++) {
            picks.add(Picks.of(source.axis(node.axis()), node.positions(chunk)));
        }
        return tasks.layer(node, (layer, block) -> {
            int[] index = target.blockIndex(block);
            Picks pick = picks.get(index[node.axis()]);
            int[] read = new int[pick.chunks().length];
            for (int i = 0; i < read.length; i++) {
                int[] at = index.clone();
                at[node.axis()] = pick.chunks()[i];
                read[i] = from[(int) source.blockNumber(at)];
            }
            Kernel kernel = new Gather(node.dtype(), target.blockShape(index), node.axis(), pick);
            return tasks.graph().add(layer, block, kernel, read);
        });
    }

    /**
     * Where a chunk's positions come from.
     *
     * @param chunks the source's chunks that are read
     * @param from for each, positions within it
     * @param to for each, where they go
     */
    record Picks(int[] chunks, int[][] from, int[][] to) implements Serializable {
        static Picks of(ChunkLengths source, long[] positions) {
            Map<Integer, List<Integer>> places = new TreeMap<>();
            for (int i = 0; i < positions.length; i++) {
                places.computeIfAbsent(source.chunkAt(positions[i]), chunk -> new ArrayList<>())
                        .add(i);
            }
            int[] chunks = places.keySet().stream().mapToInt(Integer::intValue).toArray();
            int[][] from = new int[chunks.length][];
            int[][] to = new int[chunks.length][];
            for (int i = 0; i < chunks.length; i++) {
                to[i] = places.getOrDefault(chunks[i], List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                long start = source.start(chunks[i]);
                from[i] = Arrays.stream(to[i])
                        .map(place -> Math.toIntExact(positions[place] - start))
                        .toArray();
            }
            return new Picks(chunks, from, to);
        }
    }

    /** Puts positions of several blocks together. */
    record Gather(DType dtype, Shape shape, int axis, Picks picks) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray result = NDArray.zeros(dtype, shape);
            for (int i = 0; i < inputs.length; i++) {
                NDArray block = (NDArray) Objects.requireNonNull(inputs[i]);
                Picking.copy(block, picks.from()[i], result, picks.to()[i], axis);
            }
            return result;
        }

        @Override
        public String operation() {
            return "shuffle";
        }
    }

    /** Repeats the positions of a block. */
    record Repeating(int axis, long[] times) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            int length = (int) block.shape().length(axis);
            int[] counts = new int[length];
            int total = 0;
            for (int i = 0; i < length; i++) {
                counts[i] = Math.toIntExact(times.length == 1 ? times[0] : times[i]);
                total = Math.addExact(total, counts[i]);
            }
            int[] positions = new int[total];
            int at = 0;
            for (int i = 0; i < length; i++) {
                Arrays.fill(positions, at, at + counts[i], i);
                at += counts[i];
            }
            return Picking.of(block, axis, positions);
        }

        @Override
        public String operation() {
            return "repeat";
        }
    }
}
