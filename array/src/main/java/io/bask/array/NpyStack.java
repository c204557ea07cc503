package io.bask.array;

import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.io.NpyWriter;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a file in NumPy's format for each block along an axis, as Dask writes and reads them. */
final class NpyStack {
    private NpyStack() {}

    static void write(Array array, Path folder, int axis) {
        NpyWriter.requireOwn(folder);
        Array known = array.computeChunkSizes();
        int along = Axis.normalize(axis, known.ndim());
        ChunkGrid grid = known.chunks();
        for (int other = 0; other < grid.ndim(); other++) {
            if (other != along) {
                grid = grid.withAxis(other, ChunkLengths.single(grid.shape().length(other)));
            }
        }
        try {
            Files.createDirectories(folder);
            ChunkGrid chunks = grid;
            known.rechunk(Chunks.of(grid)).store(new Folder(folder.toString(), chunks.axis(along), along));
            Files.write(folder.resolve("info"), info(grid, known, along).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(folder, e), e);
        }
    }

    /** Each block to a file of its own. */
    private record Folder(String folder, ChunkLengths chunks, int axis) implements ArrayTarget {
        private static final long serialVersionUID = 1L;

        @Override
        public void write(long[] start, NDArray block) throws IOException {
            int number = 0;
            while (chunks.start(number) != start[axis]
                    || chunks.length(number) != block.shape().length(axis)) {
                number++;
            }
            NpyWriter file = NpyWriter.begin(Path.of(folder).resolve(number + ".npy"), block.dtype(), block.shape());
            try {
                file.write(new long[start.length], block);
                file.finish();
            } finally {
                file.abandon();
            }
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    /** What Dask wants to know, in the oldest form in which Python writes objects, which is text. */
    private static String info(ChunkGrid grid, Array array, int axis) {
        StringBuilder text = new StringBuilder("(dS'chunks'\n(");
        for (ChunkLengths lengths : grid.axes()) {
            text.append('(');
            for (long length : lengths.lengths()) {
                text.append('I').append(length).append('\n');
            }
            text.append('t');
        }
        String code = NpyWriter.code(array.dtype());
        return text.append(
                        "tsS'dtype'\ncnumpy\ndtype\n(S'%s'\nI00\nI01\ntR(I3\nS'%s'\nNNNI-1\nI-1\nI0\ntbsS'axis'\nI%d\ns."
                                .formatted(code.substring(1), code.charAt(0), axis))
                .toString();
    }
}
