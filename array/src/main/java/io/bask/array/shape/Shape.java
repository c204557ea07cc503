package io.bask.array.shape;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of an array along its axes.
 *
 * <p>Immutable. A shape without axes is that of a single value; an axis of length 0 is legal. Lengths are {@code long}:
 * a lazy array may be far larger than one Java array. Prints as Python prints it: {@code (3, 4)}.
 *
 * <p>A length may be unknown until the array is computed, as that of {@code x[mask]}: it prints as {@code ?}, equals a
 * length of the same origin only, and methods that need its value throw {@link UnknownLengthException}.
 */
public final class Shape implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What {@link #extent} answers for a length that is not known. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** Between what decides an unknown length and how it was cut, in the origin of the length. */
    public static final String CUT = " cut as ";

    private static final String[] ALL_KNOWN = {};
    private static final long NO_SIZE = -1;

    /** The shape of a single value: no axes, one element. */
    public static final Shape SCALAR = new Shape(new long[0]);

    private final long[] lengths;
    /** Where unknown lengths come from, one a length; empty where all are known. */
    private final @Nullable String[] origins;

    private final long size;

    private Shape(long[] lengths) {
        this.lengths = lengths;
        this.origins = ALL_KNOWN;
        this.size = product(lengths);
    }

    private Shape(long[] lengths, @Nullable String[] origins) {
        this.lengths = lengths;
        this.origins = origins;
        this.size = UNKNOWN;
    }

    /** A shape with unknown lengths where there is an origin; {@code lengths} must have {@link #UNKNOWN} there. */
    static Shape of(long[] lengths, @Nullable String[] origins) {
        for (String origin : origins) {
            if (origin != null) {
                return new Shape(lengths.clone(), origins.clone());
            }
        }
        return of(lengths);
    }

    private @Nullable String origin(int axis) {
        return origins.length == 0 ? null : origins[axis];
    }

    /** Whether all lengths are known. */
    public boolean isKnown() {
        return origins.length == 0;
    }

    /** Whether the length along an axis is known. */
    public boolean isKnown(int axis) {
        return origin(Axis.normalize(axis, lengths.length)) == null;
    }

    /** Length along an axis, or {@link #UNKNOWN}. */
    public long extent(int axis) {
        return lengths[Axis.normalize(axis, lengths.length)];
    }

    /** All lengths, {@link #UNKNOWN} where they are; a copy. */
    public long[] extents() {
        return lengths.clone();
    }

    /** Whether an axis is certain to be as long as an axis of another shape. */
    public boolean isAlike(int axis, Shape other, int otherAxis) {
        Objects.requireNonNull(other, "other is null; give a value");
        int a = Axis.normalize(axis, lengths.length);
        int b = Axis.normalize(otherAxis, other.lengths.length);
        return lengths[a] == other.lengths[b] && Objects.equals(origin(a), other.origin(b));
    }

    /** Whether this shape can turn out to be another one when lengths are computed; true of equal shapes. */
    public boolean canEqual(Shape other) {
        Objects.requireNonNull(other, "other is null; give a value");
        return ndim() == other.ndim() && suits(other, false, false);
    }

    /** Whether it can turn out, when lengths are computed, that this shape {@linkplain #broadcastsTo stretches} to another. */
    public boolean canBroadcastTo(Shape target) {
        Objects.requireNonNull(target, "target is null; give a value");
        return ndim() <= target.ndim() && suits(target, true, false);
    }

    /** Whether it can turn out, when lengths are computed, that there is a shape to which this and another one stretch. */
    public boolean canBroadcastWith(Shape other) {
        Objects.requireNonNull(other, "other is null; give a value");
        return ndim() <= other.ndim() ? suits(other, true, true) : other.suits(this, true, true);
    }

    /** Whether no known length differs from one of a shape with as many axes or more, the last axes aligned. */
    private boolean suits(Shape other, boolean stretches, boolean otherStretches) {
        int shift = other.ndim() - ndim();
        for (int axis = 0; axis < lengths.length; axis++) {
            long length = lengths[axis];
            long otherLength = other.lengths[axis + shift];
            boolean known = origin(axis) == null && other.origin(axis + shift) == null;
            boolean stretched = stretches && length == 1 || otherStretches && otherLength == 1;
            if (known && length != otherLength && !stretched) {
                return false;
            }
        }
        return true;
    }

    private void requireKnown() {
        for (int axis = 0; axis < origins.length; axis++) {
            if (origins[axis] != null) {
                throw unknown(axis);
            }
        }
    }

    private UnknownLengthException unknown(int axis) {
        return new UnknownLengthException(
                "axis %d of shape %s has a length that is only known when computed; call computeChunkSizes() first"
                        .formatted(axis, this));
    }

    /**
     * A shape with these lengths, first axis first.
     *
     * @throws IllegalArgumentException if a length is negative or the number of elements overflows a {@code long}
     */
    public static Shape of(long... lengths) {
        Objects.requireNonNull(lengths, "lengths is null; give a value");
        if (lengths.length == 0) {
            return SCALAR;
        }
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] < 0) {
                throw new IllegalArgumentException("length %d along axis %d of shape %s is negative; use 0 or more"
                        .formatted(lengths[axis], axis, PythonText.tuple(lengths)));
            }
        }
        return new Shape(lengths.clone());
    }

    private static long product(long[] lengths) {
        for (long length : lengths) {
            if (length == 0) {
                return 0;
            }
        }
        long size = 1;
        for (long length : lengths) {
            if (Math.multiplyHigh(size, length) != 0 || size * length < 0) {
                throw new IllegalArgumentException("shape %s has more than %d elements; use smaller lengths"
                        .formatted(PythonText.tuple(lengths), Long.MAX_VALUE));
            }
            size *= length;
        }
        return size;
    }

    /** Number of axes. */
    public int ndim() {
        return lengths.length;
    }

    /**
     * Number of elements: the product of the lengths, 1 when there are no axes.
     *
     * @throws UnknownLengthException if a length is not known
     */
    public long size() {
        requireKnown();
        return size;
    }

    /** Whether there are no elements. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Length along an axis, which may be negative to count from the end.
     *
     * @throws IllegalArgumentException if there is no such axis
     * @throws UnknownLengthException if its length is not known
     */
    public long length(int axis) {
        int at = Axis.normalize(axis, lengths.length);
        if (origin(at) != null) {
            throw unknown(at);
        }
        return lengths[at];
    }

    /** All lengths, first axis first; a copy. */
    public long[] lengths() {
        requireKnown();
        return lengths.clone();
    }

    /** Bytes that all elements take in a dtype; {@link Long#MAX_VALUE} if that overflows. */
    public long bytes(DType dtype) {
        Objects.requireNonNull(dtype, "dtype is null; give a value");
        requireKnown();
        long high = Math.multiplyHigh(size, dtype.itemBytes());
        long bytes = size * dtype.itemBytes();
        return high != 0 || bytes < 0 ? Long.MAX_VALUE : bytes;
    }

    /** The lengths along some axes, in this order; 1 for axis -1. */
    Shape take(int[] axes) {
        long[] result = new long[axes.length];
        @Nullable String[] from = new String[axes.length];
        for (int i = 0; i < axes.length; i++) {
            result[i] = axes[i] < 0 ? 1 : lengths[axes[i]];
            from[i] = axes[i] < 0 ? null : origin(axes[i]);
        }
        return of(result, from);
    }

    /** This shape with another length along one axis. */
    public Shape with(int axis, long length) {
        long[] result = lengths.clone();
        int at = Axis.normalize(axis, lengths.length);
        result[at] = length;
        String[] from = originsOr(lengths.length);
        from[at] = null;
        return of(result, from);
    }

    /** This shape with a new axis before axis {@code axis}; {@code axis == ndim()} or -1 appends. */
    public Shape insert(int axis, long length) {
        int at = Axis.normalize(axis, lengths.length + 1);
        long[] result = new long[lengths.length + 1];
        System.arraycopy(lengths, 0, result, 0, at);
        result[at] = length;
        System.arraycopy(lengths, at, result, at + 1, lengths.length - at);
        @Nullable String[] from = new String[result.length];
        @Nullable String[] old = originsOr(lengths.length);
        System.arraycopy(old, 0, from, 0, at);
        System.arraycopy(old, at, from, at + 1, lengths.length - at);
        return of(result, from);
    }

    /** This shape without one axis. */
    public Shape remove(int axis) {
        int at = Axis.normalize(axis, lengths.length);
        long[] result = new long[lengths.length - 1];
        System.arraycopy(lengths, 0, result, 0, at);
        System.arraycopy(lengths, at + 1, result, at, result.length - at);
        @Nullable String[] from = new String[result.length];
        @Nullable String[] old = originsOr(lengths.length);
        System.arraycopy(old, 0, from, 0, at);
        System.arraycopy(old, at + 1, from, at, result.length - at);
        return of(result, from);
    }

    /** This shape with its axes reordered: result axis {@code i} is this shape's axis {@code permutation[i]}. */
    public Shape transpose(int... permutation) {
        Objects.requireNonNull(permutation, "permutation is null; give a value");
        int[] axes = Axis.normalizePermutation(permutation, lengths.length);
        long[] result = new long[lengths.length];
        @Nullable String[] from = new String[lengths.length];
        for (int i = 0; i < axes.length; i++) {
            result[i] = lengths[axes[i]];
            from[i] = origin(axes[i]);
        }
        return of(result, from);
    }

    /**
     * The shape to which all the shapes can be stretched: aligned at their last axes, an axis of length 1 stretches to
     * any length.
     *
     * @throws BroadcastException if two lengths along an axis differ and neither is 1
     */
    public static Shape broadcast(Shape... shapes) {
        Objects.requireNonNull(shapes, "shapes is null; give a value");
        for (Shape one : shapes) {
            Objects.requireNonNull(one, "one of the shapes is null; give a value");
        }
        Objects.requireNonNull(shapes, "shapes is null; give a value");
        int ndim = 0;
        for (Shape shape : shapes) {
            ndim = Math.max(ndim, shape.ndim());
        }
        long[] result = new long[ndim];
        Arrays.fill(result, 1);
        @Nullable String[] from = new String[ndim];
        Shape[] sayer = new Shape[ndim];
        for (Shape shape : shapes) {
            int shift = ndim - shape.ndim();
            for (int axis = 0; axis < shape.ndim(); axis++) {
                long length = shape.lengths[axis];
                boolean same = length == result[axis + shift] && Objects.equals(shape.origin(axis), from[axis + shift]);
                if (length == 1 || same) {
                    continue;
                }
                if (result[axis + shift] != 1) {
                    throw mismatch(sayer[axis + shift], shape, axis - shape.ndim());
                }
                result[axis + shift] = length;
                from[axis + shift] = shape.origin(axis);
                sayer[axis + shift] = shape;
            }
        }
        return of(result, from);
    }

    private @Nullable String[] originsOr(int count) {
        return origins.length == 0 ? new String[count] : origins.clone();
    }

    private static String sources(Shape left, Shape right, int axis) {
        String one = beforeCut(left.origin(Axis.normalize(axis, left.ndim())));
        return one.equals(beforeCut(right.origin(Axis.normalize(axis, right.ndim()))))
                ? "one mask over arrays that are cut differently (rechunk one of these as the other is cut)"
                : "different masks";
    }

    private static String beforeCut(@Nullable String origin) {
        return String.valueOf(origin).split(CUT, 2)[0];
    }

    private static BroadcastException mismatch(Shape left, Shape right, int axis) {
        if (!left.isKnown(axis) || !right.isKnown(axis)) {
            String what = left.isKnown(axis) != right.isKnown(axis)
                    ? "one length is only known when computed"
                    : "their lengths are only known when computed and come from " + sources(left, right, axis);
            return new BroadcastException(
                    "shapes %s and %s do not broadcast along axis %d: %s; call computeChunkSizes() first"
                            .formatted(left, right, axis, what));
        }
        return new BroadcastException(
                "shapes %s and %s do not broadcast: lengths %d and %d along axis %d differ and neither is 1; reshape one"
                        .formatted(left, right, left.length(axis), right.length(axis), axis));
    }

    /**
     * Whether this shape can be stretched to another.
     */
    public boolean broadcastsTo(Shape target) {
        Objects.requireNonNull(target, "target is null; give a value");
        int shift = target.ndim() - ndim();
        if (shift < 0) {
            return false;
        }
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] != 1 && !isAlike(axis, target, axis + shift)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The shape that {@code reshape} gives: one length may be -1 and is worked out from the size.
     *
     * @throws IllegalArgumentException if the sizes differ, two lengths are unknown, or one is below -1
     */
    public Shape reshape(long... newLengths) {
        requireOneOpen(newLengths);
        requireKnown();
        long known = 1;
        int unknown = -1;
        for (int axis = 0; axis < newLengths.length; axis++) {
            if (newLengths[axis] == -1) {
                unknown = axis;
            } else {
                known = newLengths[axis] < 0 ? NO_SIZE : product(known, newLengths[axis]);
            }
        }
        long[] result = newLengths.clone();
        if (unknown >= 0 && known > 0 && size % known == 0) {
            result[unknown] = size / known;
        }
        if (unknown >= 0 ? result[unknown] < 0 : known != size) {
            throw new IllegalArgumentException(
                    "cannot reshape %s with %d elements into %s; the number of elements must stay the same"
                            .formatted(this, size, PythonText.tuple(newLengths)));
        }
        return of(result);
    }

    /**
     * Refuses lengths that are no shape whatever is given it: more than one of them -1, one below that, or -1 beside 0, where
     * any length would do.
     *
     * @throws IllegalArgumentException if they are none
     */
    public static void requireOneOpen(long... newLengths) {
        Objects.requireNonNull(newLengths, "newLengths is null; give a value");
        int open = -1;
        boolean empty = false;
        for (int axis = 0; axis < newLengths.length; axis++) {
            if (newLengths[axis] < -1) {
                throw new IllegalArgumentException(
                        "shape %s has length %d along axis %d; give 0 or more, or -1 for one length that is worked out"
                                .formatted(PythonText.tuple(newLengths), newLengths[axis], axis));
            }
            if (newLengths[axis] == -1 && open >= 0) {
                throw new IllegalArgumentException(
                        "shape %s has -1 along axes %d and %d; at most one length can be worked out, so give the other"
                                .formatted(PythonText.tuple(newLengths), open, axis));
            }
            open = newLengths[axis] == -1 ? axis : open;
            empty |= newLengths[axis] == 0;
        }
        if (open >= 0 && empty) {
            throw new IllegalArgumentException(
                    "shape %s has -1 along axis %d beside a length of 0, so that any length would do; give it"
                            .formatted(PythonText.tuple(newLengths), open));
        }
    }

    /** How many elements two lengths make; more than any array has where that overflows, none where there are none. */
    private static long product(long known, long length) {
        boolean overflows = known > 0 && length > 0 && known > Long.MAX_VALUE / length;
        return known < 0 ? known : overflows ? NO_SIZE : known * length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape
                && Arrays.equals(lengths, shape.lengths)
                && Arrays.equals(origins, shape.origins);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    @Override
    public String toString() {
        return PythonText.tuple(lengths.length, axis -> origin(axis) == null ? Long.toString(lengths[axis]) : "?");
    }
}
