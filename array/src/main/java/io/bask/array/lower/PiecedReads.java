package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.kernel.Mosaic;
import io.bask.array.lower.RechunkLowering.Overlap;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which blocks of the inputs a body reads for each of its own, where some are read {@linkplain Pieced in pieces}. */
final class PiecedReads {
    /** What is read of one input. */
    private sealed interface Input {
        /** What makes the input's block; nothing if it is one block. */
        List<Overlap> pieces(int[] index);

        IntStream tasks(int block, int[] index);
    }

    private record Whole(int[] tasks) implements Input {
        @Override
        public List<Overlap> pieces(int[] index) {
            return List.of();
        }

        @Override
        public IntStream tasks(int block, int[] index) {
            return IntStream.of(tasks[block]);
        }
    }

    private record InPieces(List<List<Overlap>> overlaps, ChunkGrid source, int[] from) implements Input {
        @Override
        public List<Overlap> pieces(int[] index) {
            return RechunkLowering.along(overlaps, index);
        }

        @Override
        public IntStream tasks(int block, int[] index) {
            return Arrays.stream(RechunkLowering.read(source, pieces(index), from));
        }
    }

    private final List<Input> inputs;

    private PiecedReads(List<Input> inputs) {
        this.inputs = inputs;
    }

    static PiecedReads of(FusedBody body, List<ArrayExpr> inputs, ChunkGrid chunks, BlockTasks tasks) {
        List<Input> read = new ArrayList<>();
        for (Source source : body.sources()) {
            if (source instanceof Source.Read part) {
                ArrayExpr input = inputs.get(part.input());
                List<List<Overlap>> overlaps = tasks.pieced().of(input);
                if (overlaps == null) {
                    read.add(new Whole(Reads.of(part, input, chunks, tasks)));
                } else {
                    ArrayExpr old = input.inputs().get(0);
                    read.add(new InPieces(overlaps, old.chunks(), tasks.of(old)));
                }
            }
        }
        return new PiecedReads(read);
    }

    /** For each input, what makes its block; nothing for an input that is one block. */
    List<List<Overlap>> pieces(int[] index) {
        return inputs.stream().map(input -> input.pieces(index)).toList();
    }

    /** The tasks of all that is read for a block. */
    int[] of(int block, int[] index) {
        return inputs.stream().flatMapToInt(input -> input.tasks(block, index)).toArray();
    }

    /**
     * What a task of {@link #of} finds.
     *
     * @param results what is read, input by input
     * @param pieces of {@link #pieces}
     * @param block the shape of the block that is computed
     */
    static List<Mosaic> mosaics(Recipe recipe, @Nullable Object[] results, List<List<Overlap>> pieces, Shape block) {
        List<Mosaic> mosaics = new ArrayList<>(pieces.size());
        int next = 0;
        for (int i = 0; i < pieces.size(); i++) {
            List<Overlap> along = pieces.get(i);
            int end = next + (along.isEmpty() ? 1 : RechunkLowering.count(along));
            @Nullable Object[] read = Arrays.copyOfRange(results, next, end);
            mosaics.add(
                    along.isEmpty()
                            ? Mosaic.of(recipe.input(i, read[0], block).broadcastTo(block))
                            : RechunkLowering.mosaic(read, along));
            next = end;
        }
        return mosaics;
    }
}
