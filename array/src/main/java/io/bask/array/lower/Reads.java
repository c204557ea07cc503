package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.shape.ChunkGrid;
import java.util.ArrayList;
import java.util.List;

/** Which blocks of the inputs a body reads for each of its own. */
record Reads(int[][] tasks) {
    static Reads of(FusedBody body, List<ArrayExpr> inputs, ChunkGrid chunks, BlockTasks tasks) {
        List<int[]> reads = new ArrayList<>();
        for (Source source : body.sources()) {
            if (source instanceof Source.Read read) {
                ArrayExpr input = inputs.get(read.input());
                reads.add(of(read, input, chunks, tasks));
            }
        }
        return new Reads(reads.toArray(int[][]::new));
    }

    /** The task of the block of an input that is read for each block of a grid. */
    static int[] of(Source.Read read, ArrayExpr input, ChunkGrid chunks, BlockTasks tasks) {
        int[] from = tasks.of(input);
        int[] numbers = read.view().blockNumbers(input.chunks(), chunks);
        for (int block = 0; block < numbers.length; block++) {
            numbers[block] = from[numbers[block]];
        }
        return numbers;
    }

    int[] of(int block) {
        int[] read = new int[tasks.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = tasks[i][block];
        }
        return read;
    }
}
