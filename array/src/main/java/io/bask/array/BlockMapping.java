package io.bask.array;

import io.bask.array.expr.BlockCall;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which axes and lengths the blocks have that a function answers: {@code BlockMapping.same().dropAxis(1).newAxis(0)}.
 *
 * <p>An axis that is dropped is put into one block for the function; a new one has one block of length 1 unless lengths are
 * given. Immutable; every method answers a changed copy.
 */
public final class BlockMapping {
    private static final BlockMapping SAME = new BlockMapping(new int[0], new int[0], null);

    private final int[] dropped;
    private final int[] added;
    private final long @Nullable [][] lengths;

    private BlockMapping(int[] dropped, int[] added, long @Nullable [][] lengths) {
        this.dropped = dropped;
        this.added = added;
        this.lengths = lengths;
    }

    /** Blocks of the same shape. */
    public static BlockMapping same() {
        return SAME;
    }

    /** Without these axes of the arrays; negative ones count from the end. */
    public BlockMapping dropAxis(int... axes) {
        return new BlockMapping(Given.notNull(axes, "axes").clone(), added, lengths);
    }

    /** With new axes at these places of the result; negative ones count from the end. */
    public BlockMapping newAxis(int... axes) {
        return new BlockMapping(dropped, Given.notNull(axes, "axes").clone(), lengths);
    }

    /** With blocks of this shape, all alike. */
    public BlockMapping blocks(long... shape) {
        Given.notNull(shape, "shape");
        return new BlockMapping(
                dropped,
                added,
                Arrays.stream(shape).mapToObj(length -> new long[] {length}).toArray(long[][]::new));
    }

    /** With these lengths of the blocks along each axis of the result; one for all of them, or one each. */
    public BlockMapping chunks(long[]... alongEachAxis) {
        Given.noneNull(alongEachAxis, "alongEachAxis");
        return new BlockMapping(
                dropped, added, Arrays.stream(alongEachAxis).map(long[]::clone).toArray(long[][]::new));
    }

    /** For each axis of the arrays, the axis of the result whose blocks its own lie under. */
    int[] places(int ndim) {
        int[] drop = Axis.normalizeAll(dropped, ndim);
        int[] places = new int[ndim];
        Arrays.fill(places, BlockCall.WHOLE);
        int next = 0;
        for (int place : kept(ndim)) {
            while (contains(drop, next)) {
                next++;
            }
            places[next++] = place;
        }
        return places;
    }

    private int ndim(int of) {
        return of - Axis.normalizeAll(dropped, of).length + added.length;
    }

    /** The axes of the result that are not new. */
    private int[] kept(int ndim) {
        int result = ndim(ndim);
        int[] fresh = Axis.normalizeAll(added, result);
        return java.util.stream.IntStream.range(0, result)
                .filter(axis -> !contains(fresh, axis))
                .toArray();
    }

    private static boolean contains(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(one -> one == axis);
    }

    /** The grid of the result for arrays cut like this. */
    ChunkGrid grid(ChunkGrid arrays) {
        int[] places = places(arrays.ndim());
        ChunkLengths[] axes = new ChunkLengths[ndim(arrays.ndim())];
        Arrays.fill(axes, ChunkLengths.single(1));
        for (int axis = 0; axis < places.length; axis++) {
            if (places[axis] != BlockCall.WHOLE) {
                axes[places[axis]] = arrays.axis(axis);
            }
        }
        if (lengths != null) {
            if (lengths.length != axes.length) {
                throw new IllegalArgumentException(
                        "mapblocks: lengths of %d axes were declared for a result of %d axes; declare each once"
                                .formatted(lengths.length, axes.length));
            }
            List<Integer> fresh = new ArrayList<>();
            Arrays.stream(Axis.normalizeAll(added, axes.length)).forEach(fresh::add);
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis] = declared(axis, lengths[axis], fresh.contains(axis) ? 0 : axes[axis].count());
            }
        }
        return ChunkGrid.of(axes);
    }

    /** Chunks of declared lengths; {@code count} is how many there must be, 0 if that is free. */
    private static ChunkLengths declared(int axis, long[] lengths, int count) {
        if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException(
                    "mapblocks: lengths %s were declared along axis %d; give one of 0 or more a block"
                            .formatted(Arrays.toString(lengths), axis));
        }
        if (count != 0 && lengths.length != 1 && lengths.length != count) {
            throw new IllegalArgumentException(
                    "mapblocks: %d lengths were declared along axis %d of %d blocks; give one for all, or one each"
                            .formatted(lengths.length, axis, count));
        }
        if (lengths.length == 1 && count > 1) {
            long[] all = new long[count];
            Arrays.fill(all, lengths[0]);
            return ChunkLengths.of(all);
        }
        return ChunkLengths.of(lengths);
    }
}
