package io.bask.hdf5;

import io.bask.array.Array;
import io.bask.array.block.ArrayTarget;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.dataframe.DataFrame;
import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes arrays and tables in HDF5 files.
 *
 * <pre>{@code
 * Array speed = Hdf5.read(Path.of("wind.h5"), "/2024/speed");
 * Hdf5.write(Path.of("mean.h5"), "/speed", speed.mean(0));
 * DataFrame trips = Hdf5.readFrame("trips-*.h5", "/data");
 * Hdf5.writeFrame(trips.dropNull(), "whole.h5", "/data");
 * }</pre>
 *
 * <p>Paths within a file are names with slashes between; the first slash may be left out.
 */
public final class Hdf5 {
    private Hdf5() {}

    /**
     * An array in a file, in its chunks there, of which neighbours are joined to blocks of a suitable size. Where chunks are is found out now;
     * they are read when they are needed, of a slice only those that it takes. A file that changes meanwhile is an error.
     *
     * <p>Truth values as h5py and PyTables write them are bool, records of a real and an imaginary part complex, enumerations their numbers. Of
     * what Bask has no dtype for, half precision becomes float32, uint16 int32, uint32 and uint64 int64; a uint64 beyond int64 is an error when
     * it is computed. Chunks that were never written hold the fill value.
     *
     * @throws Hdf5FormatException if the file is none of HDF5's or damaged, there is no such array in it, or it holds what Bask has no dtype
     *     for, such as texts and records, or is packed by a filter other than gzip, lzf, zstd, blosc, bzip2, shuffle and fletcher32
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Array read(Path file, String path) {
        DatasetSource source = DatasetSource.open(Given.notNull(file, "file"), Given.notNull(path, "path"));
        return read(source, Chunks.auto());
    }

    /**
     * {@link #read(Path, String)} in other chunks; those of multiples of the file's chunks are read as they are, from others blocks are put
     * together, so that each chunk of the file is unpacked about once.
     *
     * @throws io.bask.array.shape.ChunkMismatchException if the chunks do not suit the array's shape
     */
    public static Array read(Path file, String path, Chunks chunks) {
        Given.notNull(chunks, "chunks");
        DatasetSource source = DatasetSource.open(Given.notNull(file, "file"), Given.notNull(path, "path"));
        return read(source, chunks);
    }

    private static Array read(DatasetSource source, Chunks chunks) {
        Optional<ChunkGrid> stored = source.stored();
        if (stored.isEmpty()) {
            return Array.fromArray(source, chunks);
        }
        long limit = Config.current().value(Setting.ARRAY_CHUNK_SIZE);
        ChunkGrid wanted = chunks.normalize(source.shape(), source.dtype(), limit, stored.get());
        ChunkGrid cut = isJoined(wanted, stored.get()) ? wanted : stored.get();
        return Array.fromArray(source.cut(cut), Chunks.of(wanted));
    }

    /** Whether all borders of a grid are borders of another. */
    private static boolean isJoined(ChunkGrid grid, ChunkGrid of) {
        for (int axis = 0; axis < grid.ndim(); axis++) {
            ChunkLengths lengths = grid.axis(axis);
            long length = of.axis(axis).length(0);
            for (int chunk = 1; chunk < lengths.count(); chunk++) {
                if (lengths.start(chunk) % length != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The paths of all arrays in a file, sorted, also of those that {@link #read(Path, String)} refuses; links are left out.
     *
     * @throws Hdf5FormatException if the file is none of HDF5's, or damaged
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static List<String> arrays(Path file) {
        return OpenFile.ask(Given.notNull(file, "file"), "", open -> open.paths(true));
    }

    /**
     * The paths of all groups in a file, sorted, without the outermost.
     *
     * @throws Hdf5FormatException if the file is none of HDF5's, or damaged
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static List<String> groups(Path file) {
        return OpenFile.ask(Given.notNull(file, "file"), "", open -> open.paths(false));
    }

    /**
     * What is noted of an array or a group: texts, {@code Long}, {@code Double}, truth values, complex numbers, null where a note is empty, and
     * lists of these. Notes of other kinds are left out.
     *
     * @param path of the array or group; {@code "/"} of the file
     * @throws Hdf5FormatException if the file is none of HDF5's or damaged, or nothing has that path
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Map<String, @Nullable Object> attributes(Path file, String path) {
        Given.notNull(path, "path");
        return OpenFile.ask(Given.notNull(file, "file"), Names.shown(path), open -> Attributes.of(open.node(path)));
    }

    /** A table in HDF5 files, see {@link #readFrame(List, String, Hdf5FrameOptions)}. */
    public static DataFrame readFrame(String path, String key) {
        return readFrame(path, key, Hdf5FrameOptions.defaults());
    }

    /** A table in HDF5 files, see {@link #readFrame(List, String, Hdf5FrameOptions)}. */
    public static DataFrame readFrame(String path, String key, Hdf5FrameOptions options) {
        return readFrame(List.of(Given.notNull(path, "path")), key, options);
    }

    /** A table in an HDF5 file, see {@link #readFrame(List, String, Hdf5FrameOptions)}. */
    public static DataFrame readFrame(Path path, String key) {
        return readFrame(FileGlob.text(Given.notNull(path, "path")), key, Hdf5FrameOptions.defaults());
    }

    /**
     * A table in HDF5 files as pandas, Dask and Bask write them, in both of pandas' formats, or any array of records; a series is a table of
     * one column, called {@code values} where it has no name.
     *
     * <p>Finds out now where columns are; values are read when something is computed, some rows at once and of {@code fixed} tables only the
     * columns that are needed. Rows have the labels that were written, also where these only number them; rows that Bask wrote without
     * labels are numbered. Categories that are no texts become what they are. Where pandas stored objects of Python by pickling them, texts,
     * numbers and truth values are read, all at once; no code of a pickle is run.
     *
     * @param paths names of files, or patterns such as {@code data/*.h5}
     * @param key path of the table in each file, or a pattern of such: {@code /data-*} are all tables that fit, one below the other, numbers in
     *     their names by value; a star stands for slashes too
     * @throws Hdf5FormatException if a file is none of HDF5's or damaged, there is no such table in it, it holds what a table cannot, or has
     *     other columns than the first
     */
    public static DataFrame readFrame(List<String> paths, String key, Hdf5FrameOptions options) {
        Given.noneNull(paths, "paths");
        Given.notNull(key, "key");
        Given.notNull(options, "options");
        return FrameReading.read(paths, key, options);
    }

    /** Computes and writes a table, see {@link #writeFrame(DataFrame, String, String, Hdf5FrameOutput)}. */
    public static List<Path> writeFrame(DataFrame table, String path, String key) {
        return writeFrame(table, path, key, Hdf5FrameOutput.defaults());
    }

    /**
     * Computes and writes a table to a new HDF5 file, as pandas' and Dask's {@code to_hdf} do in {@code format="table"}: pandas, Dask and Bask
     * read it, with the same dtypes, labels and names.
     *
     * <p>Partitions are kept to the side as they come, then put into the file one after the other, so that the table may be larger than
     * memory; files get their names once all of them are whole. Whole numbers of which some are missing are written as float64, missing
     * texts as {@code nan}; decimals, bytes, lists and missing truth values are errors that name the column.
     *
     * @param path a file, or a pattern such as {@code out/part-*.h5} for a file a partition
     * @param key path of the table in the file, or a pattern such as {@code /data-*} for a table a partition in one file
     * @return the files, in order
     * @throws IllegalArgumentException if a file is there already and is not to be replaced, or a column cannot be written
     * @throws io.bask.schedule.TaskFailedException if computing or keeping a partition failed; then no file is changed
     */
    public static List<Path> writeFrame(DataFrame table, String path, String key, Hdf5FrameOutput how) {
        Given.notNull(table, "table");
        return table.writeTo(
                new Hdf5FrameTarget(Given.notNull(path, "path"), Given.notNull(key, "key"), Given.notNull(how, "how")));
    }

    /**
     * The keys of all tables in a file, in order, for {@link #readFrame(Path, String)}.
     *
     * @throws Hdf5FormatException if the file is none of HDF5's, or damaged
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static List<String> frames(Path file) {
        return OpenFile.ask(Given.notNull(file, "file"), "", FrameKeys::all);
    }

    /** Computes an array and writes it to a file of its own, see {@link #write(Path, Map, Hdf5Output)}. */
    public static void write(Path file, String path, Array array) {
        write(file, Map.of(Given.notNull(path, "path"), Given.notNull(array, "array")), Hdf5Output.defaults());
    }

    /** Computes arrays and writes them to one file, see {@link #write(Path, Map, Hdf5Output)}. */
    public static void write(Path file, Map<String, Array> arrays) {
        write(file, arrays, Hdf5Output.defaults());
    }

    /**
     * Computes arrays together and writes them to one file, block by block, so that they may be larger than memory. Groups are made as paths
     * ask for them. The file gets its name once it is whole, in the place of another if {@link Hdf5Output#withReplacing} says so; after a
     * failure there is none.
     *
     * <p>Written is what version 1.8 of HDF5 and all later read, dtypes as h5py writes them. Arrays without axes or elements have no chunks.
     *
     * @param arrays by path; lengths that are only known when computed are computed first
     * @throws IllegalArgumentException if the file is there already, paths contradict each other, or the options do not suit an array
     * @throws java.io.UncheckedIOException if the file cannot be written
     * @throws io.bask.schedule.TaskFailedException if computing or writing a block fails
     */
    public static void write(Path file, Map<String, Array> arrays, Hdf5Output how) {
        Given.notNull(file, "file");
        Given.notNull(how, "how");
        Map<String, Array> named = Names.checked(Given.notNull(arrays, "arrays"));
        for (String path : how.attributes().keySet()) {
            if (!path.equals("/")
                    && !named.containsKey(path)
                    && !Names.groups(named.keySet()).contains(path)) {
                throw new IllegalArgumentException("there are attributes of %s, which is not written; arrays are %s"
                        .formatted(path, named.keySet()));
            }
        }
        Map<String, Array> known = new LinkedHashMap<>();
        Map<String, Shape> cells = new LinkedHashMap<>();
        named.forEach((path, array) -> {
            Array its = array.computeChunkSizes();
            known.put(path, its);
            if (its.ndim() > 0 && !its.shape().isEmpty() && !how.isContiguous()) {
                cells.put(path, how.chunk(path, its.shape(), its.chunks().maxBlockShape(), its.dtype()));
            }
        });
        NewFile written = NewFile.begin(file, how.replaces());
        try {
            List<Array> sources = new ArrayList<>();
            List<ArrayTarget> targets = new ArrayList<>();
            int level = how.compression() == Hdf5Compression.GZIP ? how.level() : 0;
            known.forEach((path, array) -> {
                Shape cell = cells.get(path);
                targets.add(written.add(path, array.dtype(), array.shape(), cell, cell == null ? 0 : level));
                sources.add(cell == null ? array : array.rechunk(Chunks.of(cell.lengths())));
            });
            Array.storeAll(sources, targets);
            written.finish(how.attributes());
        } finally {
            written.abandon();
        }
    }
}
