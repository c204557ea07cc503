package io.bask.array;

import io.bask.array.shape.Axis;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far blocks reach into their neighbours, and what lies beyond the ends of the array:
 * {@code Overlap.depth(1, 1).boundary(Overlap.reflect())}.
 *
 * <p>Immutable. Without a boundary, the outer blocks just reach less far.
 */
public final class Overlap {
    private final long[] before;
    private final long[] behind;
    private final List<@Nullable Pad> boundaries;

    private Overlap(long[] before, long[] behind, List<@Nullable Pad> boundaries) {
        this.before = before;
        this.behind = behind;
        this.boundaries = boundaries;
    }

    /** As far in both directions: one number an axis. */
    public static Overlap depth(long... depths) {
        Given.notNull(depths, "depths");
        return depths(depths, depths);
    }

    /**
     * So far towards the beginning and so far towards the end: one number an axis.
     *
     * @throws IllegalArgumentException if a number is negative, or there are not as many of both
     */
    public static Overlap depths(long[] before, long[] behind) {
        Given.notNull(before, "before");
        Given.notNull(behind, "behind");
        boolean fits = before.length == behind.length
                && Arrays.stream(before).allMatch(depth -> depth >= 0)
                && Arrays.stream(behind).allMatch(depth -> depth >= 0);
        if (!fits) {
            throw new IllegalArgumentException("depths %s and %s do not suit each other; give one of 0 or more an axis"
                    .formatted(Arrays.toString(before), Arrays.toString(behind)));
        }
        return new Overlap(before.clone(), behind.clone(), Collections.nCopies(before.length, null));
    }

    /** The same, with something beyond the ends of every axis: see {@link #reflect()} and {@link Pad}. */
    public Overlap boundary(Pad beyond) {
        Given.notNull(beyond, "beyond");
        return new Overlap(before, behind, Collections.nCopies(before.length, beyond));
    }

    /**
     * The same, with something beyond the ends of one axis.
     *
     * @param axis negative ones count from the end
     */
    public Overlap boundary(int axis, Pad beyond) {
        Given.notNull(beyond, "beyond");
        List<@Nullable Pad> changed = new ArrayList<>(boundaries);
        changed.set(Axis.normalize(axis, before.length), beyond);
        return new Overlap(before, behind, Collections.unmodifiableList(changed));
    }

    /** Beyond the ends, the array backwards, its edge repeated: Dask's {@code "reflect"}. */
    public static Pad reflect() {
        return Pad.symmetric();
    }

    /** Beyond the ends, the array again from its other end. */
    public static Pad periodic() {
        return Pad.wrap();
    }

    /** Beyond the ends, the first and last elements. */
    public static Pad nearest() {
        return Pad.edge();
    }

    long before(int axis) {
        return before[axis];
    }

    long behind(int axis) {
        return behind[axis];
    }

    @Nullable
    Pad boundary(int axis) {
        return boundaries.get(axis);
    }

    /** The same for an array that has only the last so many axes; where it is stretched it has no neighbours. */
    Overlap of(Array array) {
        int first = before.length - array.ndim();
        long[] own = Arrays.copyOfRange(before, first, before.length);
        long[] ownBehind = Arrays.copyOfRange(behind, first, before.length);
        List<@Nullable Pad> ends = new ArrayList<>(boundaries.subList(first, before.length));
        for (int axis = 0; axis < own.length; axis++) {
            if (array.shape().extent(axis) == 1) {
                own[axis] = 0;
                ownBehind[axis] = 0;
                ends.set(axis, null);
            }
        }
        return new Overlap(own, ownBehind, Collections.unmodifiableList(ends));
    }

    int ndim() {
        return before.length;
    }
}
