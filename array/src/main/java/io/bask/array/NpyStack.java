package io.bask.array;

import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.io.NpyWriter;
import io.bask.array.io.WholeFolder;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with a file in NumPy's format for each block along an axis, as Dask writes and reads them. */
final class NpyStack {
    /** The chunks of all axes, and the axis; see {@link #info}. */
    private static final Pattern INFO = Pattern.compile(
            "\\(dS'chunks'\\n\\(([(It\\d\\n]*)tsS'dtype'\\n.*S'axis'\\nI(\\d{1,2})\\ns\\.", Pattern.DOTALL);

    private NpyStack() {}

    static void write(Array array, Path folder, int axis) {
        NpyWriter.requireOwn(folder);
        Array known = array.computeChunkSizes();
        int along = Axis.normalize(axis, known.ndim());
        ChunkGrid grid = grid(known, along);
        Path part = folder.resolveSibling(".%s.%s.part".formatted(folder.getFileName(), UUID.randomUUID()));
        try {
            requireReplaceable(folder);
            Files.createDirectories(part);
            Folder files = new Folder(part.toString(), grid.axis(along), along);
            if (known.shape().isEmpty()) {
                files.write(new long[known.ndim()], NDArray.zeros(known.dtype(), known.shape()));
            } else {
                known.rechunk(Chunks.of(grid)).store(files);
            }
            Files.write(part.resolve("info"), info(grid, known, along).getBytes(StandardCharsets.US_ASCII));
            WholeFolder.replace(part, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(folder, FileTrouble.words(e)), e);
        } finally {
            WholeFolder.deleteAll(part);
        }
    }

    /** Blocks that hold something along the axis, and one along the others. */
    private static ChunkGrid grid(Array known, int along) {
        ChunkGrid grid = known.chunks();
        for (int axis = 0; axis < grid.ndim(); axis++) {
            long[] some = Arrays.stream(grid.axis(axis).lengths())
                    .filter(length -> length > 0)
                    .toArray();
            boolean isWhole = axis != along || known.shape().isEmpty();
            grid = grid.withAxis(
                    axis, isWhole ? ChunkLengths.single(grid.shape().length(axis)) : ChunkLengths.of(some));
        }
        return grid;
    }

    /** A folder of another stack is replaced; what else lies in the way is not. */
    private static void requireReplaceable(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> other = files.filter(
                            file -> !file.getFileName().toString().matches("info|\\d+\\.npy"))
                    .findFirst();
            if (other.isPresent()) {
                throw new IllegalArgumentException(
                        "%s holds %s, which is no part of a stack; choose another folder, or remove it"
                                .formatted(folder, other.get().getFileName()));
            }
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

    /** Checks that all files are there that {@code info} tells of, where it is one that Bask wrote; what Dask writes is no text. */
    static void requireAll(Path folder, int found) {
        Path file = folder.resolve("info");
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            Matcher info = INFO.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!info.matches()) {
                return;
            }
            String along = info.group(1).split("t")[Integer.parseInt(info.group(2))];
            long wanted = along.chars().filter(letter -> letter == 'I').count();
            if (wanted != found) {
                throw new IllegalArgumentException(
                        "%s has %d files of a stack, and its file info tells of %d; restore the others, or remove info if these are all"
                                .formatted(folder, found, wanted));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        }
    }
}
