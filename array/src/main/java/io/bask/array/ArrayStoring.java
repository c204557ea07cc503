package io.bask.array;

import io.bask.Bask;
import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.expr.BlockCall;
import io.bask.array.io.NpyWriter;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Writing arrays block by block, so that they may be larger than memory. These methods compute. */
public sealed interface ArrayStoring permits Array {
    /** {@link #store(ArrayTarget, long...)} from the target's first element on. */
    default void store(ArrayTarget target) {
        store(target, new long[self().ndim()]);
    }

    /**
     * Computes this array and writes each block where it belongs.
     *
     * @param start where in the target the first element goes, along each axis
     * @throws IllegalArgumentException if there are not as many positions as axes, or one is negative
     * @throws io.bask.schedule.TaskFailedException if the target throws
     */
    default void store(ArrayTarget target, long... start) {
        Given.notNull(start, "start");
        Objects.requireNonNull(target, "the target is null");
        if (start.length != self().ndim() || Arrays.stream(start).anyMatch(position -> position < 0)) {
            throw new IllegalArgumentException(
                    "the start %s does not suit shape %s; give one position, 0 or more, an axis"
                            .formatted(Arrays.toString(start), self().shape()));
        }
        long[] shift = start.clone();
        ChunkGrid ones = self().chunks();
        for (int axis = 0; axis < shift.length; axis++) {
            ones = ones.withAxis(axis, ChunkLengths.regular(ones.numBlocks(axis), 1));
        }
        NDArray done = NDArray.of(true).reshape(ones.blockShapeAtMost());
        BlockCall writes = BlockCall.of(
                "store",
                (blocks, info) -> {
                    long[] at = info.inputs().get(0).start();
                    for (int axis = 0; axis < at.length; axis++) {
                        at[axis] += shift[axis];
                    }
                    if (!blocks.get(0).shape().isEmpty()) {
                        target.write(at, blocks.get(0));
                    }
                    return done;
                },
                List.of(self().expr()),
                List.of(IntStream.range(0, self().ndim()).toArray()),
                ones,
                DType.BOOL);
        new Array(writes).all().compute();
    }

    /**
     * Computes this array and writes it to a file in NumPy's format ({@code .npy}), which NumPy's {@code load} and {@link
     * Array#load(Path)} read. The file gets its name once it is whole, in the place of another that has it; after a failure
     * there is none.
     *
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
