package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.kernel.Partial;
import io.bask.array.kernel.Placement;
import io.bask.array.kernel.Reducer;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where blocks begin along axes of unknown length, for reductions that answer with places: the blocks are counted first.
 *
 * <pre>  block 0     block 1     block 2
 *    |  count    |  count    |  count
 *    |     \_____|____starts_|____/      0, 5, 12 and at last the length
 *  chunk       chunk       chunk         each reads its block and the starts  </pre>
 */
final class LatePlaces {
    private final int[] axes;
    private final int[] starts;

    private LatePlaces(int[] axes, int[] starts) {
        this.axes = axes;
        this.starts = starts;
    }

    /** Adds the tasks that count, one layer an axis of unknown length that is reduced; null where there is none. */
    static @Nullable LatePlaces of(
            String name, ChunkGrid chunks, ReduceSpec spec, Recipe recipe, Reads reads, BlockTasks tasks) {
        int[] unknown = Arrays.stream(spec.axes())
                .filter(axis -> !chunks.shape().isKnown(axis))
                .toArray();
        LateShape late = recipe.late();
        if (!spec.kind().isArg() || unknown.length == 0 || late == null) {
            return null;
        }
        int[] starts = new int[unknown.length];
        for (int i = 0; i < starts.length; i++) {
            int axis = unknown[i];
            LateShape.From from = late.from(axis);
            Kernel count = new SelectionLowering.Count(from.readAxis(), false);
            int[] size = {chunks.numBlocks(axis)};
            int[] counts = tasks.layer(name + "-count" + axis, size, 0, (layer, chunk) -> {
                int[] index = new int[chunks.ndim()];
                index[axis] = chunk;
                int read = reads.of((int) chunks.blockNumber(index))[from.read()];
                return tasks.graph().add(layer, chunk, count, read);
            });
            int[] one = {1};
            starts[i] = tasks.layer(
                            name + "-starts" + axis,
                            one,
                            0,
                            (layer, at) -> tasks.graph().add(layer, at, new Starts(), counts))[0];
        }
        return new LatePlaces(unknown, starts);
    }

    /** The kernel that reduces a block after its starts are known. */
    Kernel kernel(ReduceLowering.Finish finish, Recipe recipe, Placement at, int[] index, boolean isLast) {
        int[] chunks = Arrays.stream(axes).map(axis -> index[axis]).toArray();
        return new PlacedChunk(finish, recipe, at, axes, chunks, isLast);
    }

    /** What the task of a block reads. */
    int[] reads(int[] reads) {
        int[] all = Arrays.copyOf(reads, reads.length + starts.length);
        System.arraycopy(starts, 0, all, reads.length, starts.length);
        return all;
    }

    /** Adds up lengths: where each chunk begins, and at last where the axis ends. */
    record Starts() implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            long[] starts = new long[inputs.length + 1];
            for (int i = 0; i < inputs.length; i++) {
                starts[i + 1] = starts[i] + ((NDArray) Objects.requireNonNull(inputs[i])).longAt(0);
            }
            return NDArray.of(starts);
        }

        @Override
        public String operation() {
            return "starts";
        }
    }

    /** Reduces one block to places in the whole array; the starts come last among the inputs. */
    record PlacedChunk(
            ReduceLowering.Finish finish, Recipe recipe, Placement at, int[] axes, int[] chunks, boolean isLast)
            implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            int reads = inputs.length - axes.length;
            @Nullable Object[] blocks = Arrays.copyOf(inputs, reads);
            Placement sized = recipe.place(at, blocks);
            long[] origin = new long[sized.shape().ndim()];
            Arrays.setAll(origin, sized::origin);
            Shape whole = finish.reducer().whole();
            for (int i = 0; i < axes.length; i++) {
                NDArray starts = (NDArray) Objects.requireNonNull(inputs[reads + i]);
                origin[axes[i]] = starts.longAt(chunks[i]);
                whole = whole.with(axes[i], starts.longAt(-1));
            }
            Reducer reducer = finish.reducer().over(whole);
            Placement place = Placement.of(sized.shape(), origin);
            List<NDArray> given = new ArrayList<>(recipe.inputs(blocks, place.shape()));
            Partial partial = reducer.chunk(recipe.program(), given, place, recipe.tier());
            return isLast ? finish.of(partial) : partial;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PlacedChunk that
                    && finish.equals(that.finish)
                    && recipe.equals(that.recipe)
                    && at.equals(that.at)
                    && Arrays.equals(axes, that.axes)
                    && Arrays.equals(chunks, that.chunks)
                    && isLast == that.isLast;
        }

        @Override
        public int hashCode() {
            return 31 * at.hashCode() + Arrays.hashCode(chunks);
        }

        @Override
        public String operation() {
            return finish.reducer().reduction().numpyName();
        }
    }
}
