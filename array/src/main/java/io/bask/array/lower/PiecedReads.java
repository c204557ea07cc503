package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Fourier;
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
        Piecing piecing(int[] index);

        IntStream tasks(int block, int[] index);
    }

    private record BlockByBlock(int[] tasks, Piecing piecing) implements Input {
        @Override
        public Piecing piecing(int[] index) {
            return piecing;
        }

        @Override
        public IntStream tasks(int block, int[] index) {
            return IntStream.of(tasks[block]);
        }
    }

    private record InPieces(List<List<Overlap>> overlaps, ChunkGrid source, int[] from) implements Input {
        @Override
        public Piecing piecing(int[] index) {
            return new Piecing.Cut(RechunkLowering.along(overlaps, index));
        }

        @Override
        public IntStream tasks(int block, int[] index) {
            return Arrays.stream(RechunkLowering.read(source, RechunkLowering.along(overlaps, index), from));
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
                read.add(input(part, inputs.get(part.input()), chunks, tasks));
            }
        }
        return new PiecedReads(read);
    }

    private static Input input(Source.Read part, ArrayExpr input, ChunkGrid chunks, BlockTasks tasks) {
        if (tasks.pieced().isTransformed(input)) {
            Fourier fourier = (Fourier) input;
            return new BlockByBlock(
                    tasks.of(fourier.input()), new Piecing.Transformed(FourierLowering.Transform.of(fourier)));
        }
        List<List<Overlap>> overlaps = tasks.pieced().of(input);
        if (overlaps == null) {
            return new BlockByBlock(Reads.of(part, input, chunks, tasks), new Piecing.Whole());
        }
        ArrayExpr old = input.inputs().get(0);
        return new InPieces(overlaps, old.chunks(), tasks.of(old));
    }

    /** How each input of a block is read. */
    List<Piecing> piecings(int[] index) {
        return inputs.stream().map(input -> input.piecing(index)).toList();
    }

    /** The tasks of all that is read for a block. */
    int[] of(int block, int[] index) {
        return inputs.stream().flatMapToInt(input -> input.tasks(block, index)).toArray();
    }

    /**
     * What a task of {@link #of} finds.
     *
     * @param results what is read, input by input
     * @param piecings of {@link #piecings}
     * @param block the shape of the block that is computed
     */
    static List<Mosaic> mosaics(Recipe recipe, @Nullable Object[] results, List<Piecing> piecings, Shape block) {
        List<Mosaic> mosaics = new ArrayList<>(piecings.size());
        int next = 0;
        for (int i = 0; i < piecings.size(); i++) {
            int end = next + piecings.get(i).results();
            @Nullable Object[] read = Arrays.copyOfRange(results, next, end);
            mosaics.add(piecings.get(i).mosaic(recipe, i, read, block));
            next = end;
        }
        return mosaics;
    }
}
