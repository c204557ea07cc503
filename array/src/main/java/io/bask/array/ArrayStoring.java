package io.bask.array;

import io.bask.Bask;
import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.io.NpyWriter;
import io.bask.array.io.Pictures;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writing arrays block by block, so that they may be larger than memory. These methods compute. */
public sealed interface ArrayStoring permits Array {
    /** {@link #store(ArrayTarget, long...)} from the target's first element on. */
    default void store(ArrayTarget target) {
        store(target, new long[self().ndim()]);
    }

    /**
     * Computes this array and writes each block where it belongs.
     *
     * @param start where in the target the first element goes, along each axis; from its first element on without any
     * <p>The array may read the target itself only where each block is made of nothing but the block that it replaces ({@code
     * x.mul(2)} of all of it, of a region, in the same chunks), or reads elsewhere in it.
     *
     * @throws IllegalArgumentException if there are not as many positions as axes, or one is negative; or this array reads
     *     blocks that could be replaced before
     * @throws io.bask.schedule.TaskFailedException if the target throws
     */
    default void store(ArrayTarget target, long... start) {
        storeLater(target, start).compute();
    }

    /**
     * What {@link #store(ArrayTarget, long...)} does, when it is computed: an array without axes that is true then. Of several
     * that are computed together, shared work is done once.
     *
     * @throws IllegalArgumentException if there are not as many positions as axes, or one is negative
     */
    default Array storeLater(ArrayTarget target, long... start) {
        Given.notNull(start, "start");
        Objects.requireNonNull(target, "the target is null");
        return Storing.done(self(), Storing.shifted(target, start, self()));
    }

    /**
     * Computes this array and writes it to a region of a target, written as an index: {@code "2:8, ::2"}.
     *
     * @param region has the shape of this array; bounds are numbers from 0 on, unless the target is also an {@link
     *     io.bask.array.block.ArraySource}, whose shape says the others
     * @throws IllegalArgumentException if the region has another shape
     */
    default void store(ArrayTarget target, String region) {
        Objects.requireNonNull(target, "the target is null");
        Given.notNull(region, "region");
        Storing.done(self(), Storing.region(target, region, self())).compute();
    }

    /**
     * This array, written to a target and read back from it, block by block, when it is computed: what comes behind reads
     * what was stored.
     *
     * @param target is also an {@link io.bask.array.block.ArraySource} of this dtype
     * @throws IllegalArgumentException if the target cannot be read, or has another dtype, or this array reads it
     *     otherwise than {@link #store(ArrayTarget, long...)} allows
     */
    default Array storeAndLoad(ArrayTarget target, long... start) {
        Given.notNull(start, "start");
        Objects.requireNonNull(target, "the target is null");
        return Storing.throughTarget(self(), target, start);
    }

    /** {@link #toZarr(Path, ZarrOptions)} in version 2, which all libraries read. */
    default void toZarr(Path folder) {
        toZarr(folder, ZarrOptions.v2());
    }

    /**
     * Computes this array and writes it to a folder in Zarr's format. The folder gets its name once it is whole, in the place
     * of another if {@link ZarrOptions#overwrite} says so; after a failure there is none.
     *
     * @throws IllegalArgumentException if the folder is there already, or the options do not suit the array
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    default void toZarr(Path folder, ZarrOptions how) {
        ZarrWriting.write(self(), Given.notNull(folder, "folder"), Given.notNull(how, "how"));
    }

    /**
     * Makes an array in Zarr's format that holds its fill value, and answers what writes this array into it when it is
     * computed: an array without axes that is true then.
     *
     * @throws IllegalArgumentException if the folder is there already, or the options do not suit the array
     * @throws io.bask.array.shape.UnknownLengthException if a length is only known when computed
     */
    default Array toZarrLater(Path folder, ZarrOptions how) {
        return ZarrWriting.later(self(), Given.notNull(folder, "folder"), Given.notNull(how, "how"));
    }

    /**
     * Computes this array and writes it into an array in Zarr's format that is there already. Chunks at the rim of the region
     * keep what else they hold; each file is replaced at once.
     *
     * @param start where the first element goes, along each axis
     * @throws IllegalArgumentException if there is no such array, its dtype is another, the region leaves it, or this array reads
     *     blocks of it that could be replaced before, as {@link #store(ArrayTarget, long...)} tells
     */
    default void toZarrRegion(Path folder, long... start) {
        ZarrWriting.region(self(), Given.notNull(folder, "folder"), Given.notNull(start, "start"));
    }

    /**
     * Computes this array and writes it behind an array in Zarr's format, along an axis. The array there is longer once all
     * is written.
     *
     * @throws IllegalArgumentException if there is no such array, or dtype or another length differ
     */
    default void appendToZarr(Path folder, int axis) {
        ZarrWriting.append(self(), Given.notNull(folder, "folder"), axis);
    }

    /**
     * Computes this array and writes it to a file in NumPy's format ({@code .npy}), which NumPy's {@code load} and {@link
     * Array#load(Path)} read. The file gets its name once it is whole, in the place of another that has it; after a failure
     * there is none.
     *
     * @throws IllegalArgumentException if the file lies in another file system than the machine's own, such as in a ZIP file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    default void save(Path file) {
        Array known = self().computeChunkSizes();
        NpyWriter writer =
                NpyWriter.begin(Objects.requireNonNull(file, "the file is null"), known.dtype(), known.shape());
        try {
            known.store(writer);
            writer.finish();
        } finally {
            writer.abandon();
        }
    }

    /**
     * Computes this array and writes it as a picture, in the format that the file's name ends with; the file gets its name once
     * it is whole.
     *
     * @throws IllegalArgumentException if the array is no picture: shape (rows, columns), or (rows, columns, 3 or 4), dtype uint8
     *     or bool; or the format is none that this JVM writes
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    default void writeImage(Path file) {
        Objects.requireNonNull(file, "the file is null");
        Pictures.requirePicture(file, self().dtype(), self().shape());
        Pictures.write(file, self().compute());
    }

    /** {@link #toNpyStack(Path, int)} along axis 0. */
    default void toNpyStack(Path folder) {
        toNpyStack(folder, 0);
    }

    /**
     * Computes this array and writes each block along an axis to a file of its own, {@code 0.npy}, {@code 1.npy}, ...; the
     * other axes are put into one block. The folder is made if it is not there.
     *
     * @throws java.io.UncheckedIOException if the folder or a file cannot be written
     */
    default void toNpyStack(Path folder, int axis) {
        NpyStack.write(self(), Objects.requireNonNull(folder, "the folder is null"), axis);
    }

    /** All arrays computed together, by name. */
    static Map<String, NDArray> computed(Map<String, Array> arrays) {
        List<NDArray> values = Bask.compute(arrays.values());
        Map<String, NDArray> computed = new LinkedHashMap<>();
        for (String name : arrays.keySet()) {
            computed.put(name, values.get(computed.size()));
        }
        return computed;
    }

    private Array self() {
        return (Array) this;
    }
}
