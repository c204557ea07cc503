package io.bask.array.lower;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.BlockLengths;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lowers functions of whole blocks: one task a block of the result. */
final class BlockCallLowering {
    private BlockCallLowering() {}

    static int[] lower(BlockCall node, BlockTasks tasks) {
        ChunkGrid target = node.chunks();
        BlockTasks.Maker calls = calls(node, tasks);
        if (node.part() < 0) {
            return tasks.layer(node, calls);
        }
        int[] shared = tasks.layer(node.callsName(), target, target.maxBlockBytes(node.dtype()), calls);
        return tasks.layer(node, (layer, block) -> {
            Shape shape = target.blockShape(target.blockIndex(block));
            return tasks.graph()
                    .add(layer, block, new Pick(node.operation(), node.part(), shape, node.dtype()), shared[block]);
        });
    }

    private static BlockTasks.Maker calls(BlockCall node, BlockTasks tasks) {
        ChunkGrid target = node.chunks();
        return (layer, block) -> {
            int[] index = target.blockIndex(block);
            List<Part> parts = new ArrayList<>();
            List<int[]> reads = new ArrayList<>();
            for (int i = 0; i < node.inputs().size(); i++) {
                Part part = Part.of(node.inputs().get(i).chunks(), node.meets(i), index);
                parts.add(part);
                reads.add(
                        part.reads(tasks.of(node.inputs().get(i)), node.inputs().get(i)));
            }
            BlockInfo info = new BlockInfo(
                    place(target, index), parts.stream().map(Part::place).toList());
            List<ChunkGrid> grids = parts.stream().map(Part::grid).toList();
            int[] read = reads.stream().flatMapToInt(Arrays::stream).toArray();
            boolean isOnly = node.part() < 0;
            Kernel kernel = isOnly
                    ? new Call(node.operation(), node.function(), info, grids, node.dtype())
                    : new CallAll(node.operation(), (BlockFunction.Parts) node.function(), info, grids);
            return tasks.graph().add(layer, block, kernel, read);
        };
    }

    /** Where a block begins; 0 along axes of unknown lengths. */
    private static long[] start(ChunkGrid grid, int[] index) {
        long[] start = new long[index.length];
        Arrays.setAll(start, axis -> grid.axis(axis).isKnown() ? grid.axis(axis).start(index[axis]) : 0);
        return start;
    }

    static BlockInfo.Place place(ChunkGrid grid, int[] index) {
        return new BlockInfo.Place(index, start(grid, index), grid.blockShape(index), grid.shape());
    }

    /**
     * What one call reads of one input.
     *
     * @param place where it lies
     * @param first the index of the first block
     * @param grid the blocks that are put together
     */
    private record Part(BlockInfo.Place place, int[] first, ChunkGrid grid) implements Serializable {
        static Part of(ChunkGrid source, int[] meets, int[] index) {
            int[] first = new int[meets.length];
            long[] start = new long[meets.length];
            List<ChunkLengths> lengths = new ArrayList<>();
            for (int axis = 0; axis < meets.length; axis++) {
                ChunkLengths along = source.axis(axis);
                if (meets[axis] == BlockCall.WHOLE) {
                    lengths.add(along);
                } else {
                    first[axis] = along.count() == 1 ? 0 : index[meets[axis]];
                    start[axis] = along.isKnown() ? along.start(first[axis]) : 0;
                    lengths.add(
                            along.isKnown()
                                    ? ChunkLengths.single(along.length(first[axis]))
                                    : ChunkLengths.unknown(String.valueOf(along.origin()), 1, along.atMost()));
                }
            }
            ChunkGrid grid = ChunkGrid.of(lengths);
            return new Part(new BlockInfo.Place(first, start, grid.shape(), source.shape()), first, grid);
        }

        int[] reads(int[] from, ArrayExpr input) {
            return IntStream.range(0, Math.toIntExact(grid.numBlocks()))
                    .map(number -> {
                        int[] index = grid.blockIndex(number);
                        Arrays.setAll(index, axis -> index[axis] + first[axis]);
                        return from[(int) input.chunks().blockNumber(index)];
                    })
                    .toArray();
        }
    }

    /** Calls the function, and checks what it answers against what was declared. */
    record Call(String operation, BlockFunction function, BlockInfo info, List<ChunkGrid> grids, DType dtype)
            implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) throws Exception {
            NDArray result = function.apply(blocks(grids, inputs), info);
            return checked(
                    operation, result, info.output().toString(), info.output().shape(), dtype);
        }
    }

    /** Puts together what one call reads, one block an input. */
    private static List<NDArray> blocks(List<ChunkGrid> grids, @Nullable Object[] inputs) {
        List<NDArray> blocks = new ArrayList<>(grids.size());
        int next = 0;
        for (ChunkGrid grid : grids) {
            List<NDArray> pieces = new ArrayList<>();
            for (long i = 0; i < grid.numBlocks(); i++) {
                pieces.add((NDArray) Objects.requireNonNull(inputs[next++]));
            }
            blocks.add(pieces.size() == 1 ? pieces.get(0) : NDArray.assemble(BlockLengths.known(grid, pieces), pieces));
        }
        return blocks;
    }

    private static NDArray checked(String operation, @Nullable NDArray result, String where, Shape shape, DType dtype) {
        if (result == null || result.dtype() != dtype || !suits(result.shape(), shape)) {
            throw new IllegalArgumentException(
                    "the function of %s answered %s for %s, but %s %s was declared; declare what it answers"
                            .formatted(operation, result == null ? "null" : result.describe(), where, dtype, shape));
        }
        return result;
    }

    /** Calls a function that has several answers. */
    record CallAll(String operation, BlockFunction.Parts function, BlockInfo info, List<ChunkGrid> grids)
            implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            return Objects.requireNonNull(
                    function.applyAll(blocks(grids, inputs), info),
                    () -> "the function of " + operation + " answered null; answer a list of blocks");
        }
    }

    /** Takes one of the answers. */
    record Pick(String operation, int part, Shape shape, DType dtype) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            List<?> answers = (List<?>) Objects.requireNonNull(inputs[0]);
            if (part >= answers.size()) {
                throw new IllegalArgumentException(
                        "the function of %s answered %d blocks, but answer %d was declared; answer all that are"
                                .formatted(operation, answers.size(), part + 1));
            }
            return checked(operation, (NDArray) answers.get(part), "answer " + (part + 1), shape, dtype);
        }
    }

    /** Whether a shape is one that was promised, whatever its lengths that were not known. */
    static boolean suits(Shape shape, Shape promised) {
        boolean suits = shape.ndim() == promised.ndim();
        for (int axis = 0; suits && axis < shape.ndim(); axis++) {
            suits = !promised.isKnown(axis) || shape.length(axis) == promised.length(axis);
        }
        return suits;
    }
}
