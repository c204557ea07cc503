package io.bask.array;

import io.bask.Bask;
import io.bask.Lazy;
import io.bask.array.block.ArraySource;
import io.bask.array.block.ArrayStorage;
import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.expr.FromLazy;
import io.bask.array.expr.FromSource;
import io.bask.array.io.NpyFile;
import io.bask.array.io.NpyUpdate;
import io.bask.array.io.Npz;
import io.bask.array.io.PictureStack;
import io.bask.array.io.zarr.ZarrArray;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.file.FileGlob;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arrays out of files, and out of anything of which boxes can be read. */
public abstract sealed class ArrayFiles extends ArrayPatterns permits ArrayCreation {
    ArrayFiles() {}

    /**
     * An array of one block, which a delayed call, or whatever else is lazy, computes.
     *
     * @param dtype of the block; another one, or another shape, is an error when it is computed
     */
    public static Array fromDelayed(Lazy<NDArray> block, Shape shape, DType dtype) {
        Given.notNull(block, "block");
        return fromDelayed(List.of(block), shape, Chunks.whole(), dtype);
    }

    /**
     * An array whose blocks delayed calls, or whatever else is lazy, compute; they are computed together with all that
     * the array is part of. {@link Array#toDelayed} is the way back.
     *
     * @param blocks in row-major order, one for each block that {@code chunks} cut the shape into
     * @param dtype of all blocks; another one, or another shape, is an error when it is computed
     * @throws IllegalArgumentException if there are not as many as blocks
     */
    public static Array fromDelayed(List<? extends Lazy<NDArray>> blocks, Shape shape, Chunks chunks, DType dtype) {
        Given.noneNull(blocks, "blocks");
        Given.notNull(shape, "shape");
        Given.notNull(chunks, "chunks");
        Given.notNull(dtype, "dtype");
        return new Array(new FromLazy(List.copyOf(blocks), ArrayCreation.grid(shape, chunks, dtype), dtype));
    }

    /**
     * An array whose blocks lazy objects compute, also where lengths are only known then: along such an axis a block may have any.
     *
     * @param chunks one block each, in row-major order; {@link io.bask.array.shape.ChunkLengths#unknown} for lengths that nobody knows yet
     * @param dtype of all blocks; another one, or another known length, is an error when it is computed
     * @throws IllegalArgumentException if there are not as many as blocks
     */
    public static Array fromDelayed(List<? extends Lazy<NDArray>> blocks, ChunkGrid chunks, DType dtype) {
        Given.noneNull(blocks, "blocks");
        Given.notNull(chunks, "chunks");
        Given.notNull(dtype, "dtype");
        return new Array(new FromLazy(List.copyOf(blocks), chunks, dtype));
    }

    /** {@link #fromArray(ArraySource, Chunks)} with chunks of a suitable size. */
    public static Array fromArray(ArraySource source) {
        return fromArray(source, Chunks.auto());
    }

    /**
     * An array over a source outside of Bask, e.g. of another library: blocks are read when they are needed, of a slice
     * only what it takes.
     *
     * @throws IllegalArgumentException if the chunks do not suit the source's shape
     */
    public static Array fromArray(ArraySource source, Chunks chunks) {
        Objects.requireNonNull(source, "the source is null");
        Given.notNull(chunks, "chunks");
        Optional<ChunkGrid> own = source.chunks();
        if (own.isPresent()) {
            return new Array(FromSource.of(source, own.get())).rechunk(chunks);
        }
        return new Array(FromSource.of(source, ArrayCreation.grid(source.shape(), chunks, source.dtype())));
    }

    /** {@link #load(Path, Chunks)} with chunks of a suitable size. */
    public static Array load(Path file) {
        return load(file, Chunks.auto());
    }

    /**
     * The array in a file that NumPy's {@code save} wrote ({@code .npy}). Only its head is read now; blocks are read when
     * they are needed, of a slice only the rows that it takes. A file that changes meanwhile is an error.
     *
     * @throws IllegalArgumentException if it is no such file, is cut short, or holds what Bask has no dtype for
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Array load(Path file, Chunks chunks) {
        Given.notNull(chunks, "chunks");
        NpyFile npy = NpyFile.open(Objects.requireNonNull(file, "the file is null"));
        return npy.isTransposed() ? fromArray(npy).transpose().rechunk(chunks) : fromArray(npy, chunks);
    }

    /**
     * A file that NumPy's {@code save} wrote, mapped into memory, to be changed in place: blocks can be stored into it, also into
     * a region, and it can be read with {@link #fromArray(ArraySource)}, which sees what was stored.
     *
     * @throws IllegalArgumentException if it is no such file, or has its first axis fastest
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static ArrayStorage npyInPlace(Path file) {
        return NpyUpdate.open(Objects.requireNonNull(file, "the file is null"));
    }

    /** {@link #readImages(String, Function1)} of the pictures as they are. */
    public static Array readImages(String pattern) {
        return new Array(stack(pattern, null));
    }

    /**
     * Pictures of one shape, one behind the other: shape (files, rows, columns), or (files, rows, columns, colours) where they
     * are not grey. A picture is a block, read when it is needed; the first is read now. Elements are uint8, int32 of pictures
     * of 16 bits, float32 of such of floating point.
     *
     * @param pattern a path, or a pattern such as {@code "frames/*.png"}; files come in natural order
     * @param function what is made of each picture; all answers are of one shape and dtype
     * @throws IllegalArgumentException if there are no such files
     * @throws java.io.UncheckedIOException if the first cannot be read as a picture
     */
    public static Array readImages(String pattern, Function1<NDArray, NDArray> function) {
        return new Array(stack(pattern, Given.notNull(function, "function")));
    }

    private static FromSource stack(String pattern, @Nullable Function1<NDArray, NDArray> function) {
        List<Path> files = FileGlob.expand(List.of(Given.notNull(pattern, "pattern")));
        PictureStack stack = PictureStack.of(files, function);
        return FromSource.of(stack, stack.chunks().orElseThrow());
    }

    /**
     * Computes several arrays together and writes each to a target, from its first element on; shared work is done once.
     *
     * @throws IllegalArgumentException if there are not as many targets as arrays, or an array reads what is changed, as {@link
     *     Array#store(ArrayTarget, long...)} tells
     */
    public static void storeAll(List<Array> arrays, List<? extends ArrayTarget> targets) {
        Given.noneNull(arrays, "arrays");
        Given.noneNull(targets, "targets");
        if (arrays.size() != targets.size()) {
            throw new IllegalArgumentException("%d arrays cannot be stored into %d targets; give one target an array"
                    .formatted(arrays.size(), targets.size()));
        }
        InPlace.requireApart(arrays, targets);
        List<Array> writes = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            Array array = arrays.get(i);
            writes.add(array.storeLater(targets.get(i), new long[array.ndim()]));
        }
        Bask.compute(writes);
    }

    /**
     * The arrays in a file that NumPy's {@code savez} wrote ({@code .npz}), by name; they are read now.
     *
     * @throws IllegalArgumentException if it is no such file, or holds what Bask has no dtype for
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Map<String, Array> loadNpz(Path file) {
        Map<String, Array> arrays = new LinkedHashMap<>();
        Npz.read(Objects.requireNonNull(file, "the file is null"))
                .forEach((name, data) -> arrays.put(name, Array.of(data)));
        return arrays;
    }

    /** {@link #saveNpz(Path, Map, boolean)} without compression. */
    public static void saveNpz(Path file, Map<String, Array> arrays) {
        saveNpz(file, arrays, false);
    }

    /**
     * Computes arrays together and writes them into one file as NumPy's {@code savez} does. The file gets its name once it
     * is whole.
     *
     * @param compressed whether the file is compressed, as by {@code savez_compressed}
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void saveNpz(Path file, Map<String, Array> arrays, boolean compressed) {
        Given.notNull(arrays, "arrays");
        Objects.requireNonNull(file, "the file is null");
        Npz.requireNames(arrays.keySet());
        Npz.write(file, ArrayStoring.computed(arrays), compressed);
    }

    /**
     * The array in a folder in Zarr's format, version 2 or 3, in the chunks in which it is stored. Only its metadata are read
     * now; chunks are read when they are needed, and hold the fill value where they were never written.
     *
     * @throws IllegalArgumentException if there is no such array, or its metadata are wrong or ask for what Bask does not
     *     have; the message names file and key
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static Array fromZarr(Path folder) {
        ZarrArray zarr = ZarrArray.open(Given.notNull(folder, "folder"));
        return new Array(FromSource.of(zarr, zarr.chunks().orElseThrow()));
    }

    /** {@link #fromZarr(Path)} in other chunks; each stored chunk is still unpacked about once. */
    public static Array fromZarr(Path folder, Chunks chunks) {
        Given.notNull(chunks, "chunks");
        return fromZarr(folder).rechunk(chunks);
    }

    /** {@link #fromNpyStack(Path, int)} along axis 0. */
    public static Array fromNpyStack(Path folder) {
        return fromNpyStack(folder, 0);
    }

    /**
     * The arrays in the files {@code 0.npy}, {@code 1.npy}, ... of a folder, put together along an axis; a file is a block.
     *
     * @throws IllegalArgumentException if there are no such files, or they do not fit together
     */
    public static Array fromNpyStack(Path folder, int axis) {
        List<Array> parts = new ArrayList<>();
        for (NpyFile file : Npz.stack(Objects.requireNonNull(folder, "the folder is null"))) {
            Array part = fromArray(file, Chunks.whole());
            parts.add(file.isTransposed() ? part.transpose() : part);
        }
        NpyStack.requireAll(folder, parts.size());
        int along = Axis.normalize(axis, parts.get(0).ndim());
        return Array.concatenate(along, parts.toArray(Array[]::new));
    }
}
