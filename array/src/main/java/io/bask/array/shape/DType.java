package io.bask.array.shape;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The type of an array's elements.
 *
 * <p>Names, widths, promotion and casting rules are NumPy's; scalars are weak, as in NumPy 2: see
 * {@link #promoteWeak(DType, Weak)}.
 */
public enum DType {
    /** True or false, one byte each. */
    BOOL("bool", 1, Kind.BOOL),
    /** Signed 8-bit integer. */
    INT8("int8", 1, Kind.SIGNED),
    /** Signed 16-bit integer. */
    INT16("int16", 2, Kind.SIGNED),
    /** Signed 32-bit integer, Java's {@code int}. */
    INT32("int32", 4, Kind.SIGNED),
    /** Signed 64-bit integer, Java's {@code long}. */
    INT64("int64", 8, Kind.SIGNED),
    /** Unsigned 8-bit integer, as in images. */
    UINT8("uint8", 1, Kind.UNSIGNED),
    /** 32-bit floating point, Java's {@code float}. */
    FLOAT32("float32", 4, Kind.FLOATING),
    /** 64-bit floating point, Java's {@code double}. */
    FLOAT64("float64", 8, Kind.FLOATING),
    /** A pair of 32-bit floating-point numbers. */
    COMPLEX64("complex64", 8, Kind.COMPLEX),
    /** A pair of 64-bit floating-point numbers. */
    COMPLEX128("complex128", 16, Kind.COMPLEX);

    /** Kinds in the order in which "same kind" casting may climb. */
    private enum Kind {
        BOOL,
        UNSIGNED,
        SIGNED,
        FLOATING,
        COMPLEX
    }

    private final String numpyName;
    private final int itemBytes;
    private final Kind kind;

    DType(String numpyName, int itemBytes, Kind kind) {
        this.numpyName = numpyName;
        this.itemBytes = itemBytes;
        this.kind = kind;
    }

    /**
     * The dtype with a NumPy name, as {@code "float32"}.
     *
     * @throws IllegalArgumentException if no dtype has the name; the message lists those there are
     */
    public static DType of(String numpyName) {
        String name = numpyName.strip().toLowerCase(Locale.ROOT);
        for (DType dtype : values()) {
            if (dtype.numpyName.equals(name)) {
                return dtype;
            }
        }
        return switch (name) {
            case "int" -> INT64;
            case "float" -> FLOAT64;
            case "complex" -> COMPLEX128;
            default ->
                throw new IllegalArgumentException("no dtype is called '%s'; use one of %s"
                        .formatted(
                                numpyName,
                                Arrays.stream(values()).map(DType::numpyName).collect(Collectors.joining(", "))));
        };
    }

    /** The name that NumPy gives this dtype, as {@code "float64"}. */
    public String numpyName() {
        return numpyName;
    }

    /** Size of one element, in bytes. */
    public int itemBytes() {
        return itemBytes;
    }

    /** Whether this is {@link #BOOL}. */
    public boolean isBool() {
        return kind == Kind.BOOL;
    }

    /** Whether this is an integer, signed or not; {@link #BOOL} is not. */
    public boolean isInteger() {
        return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
    }

    /** Whether values may be negative. */
    public boolean isSigned() {
        return kind != Kind.BOOL && kind != Kind.UNSIGNED;
    }

    /** Whether this is real floating point; complex dtypes are not. */
    public boolean isFloating() {
        return kind == Kind.FLOATING;
    }

    /** Whether this is a pair of floating-point numbers. */
    public boolean isComplex() {
        return kind == Kind.COMPLEX;
    }

    /** Whether NaN can be a value: floating-point and complex dtypes. */
    public boolean isInexact() {
        return kind == Kind.FLOATING || kind == Kind.COMPLEX;
    }

    /** The dtype of the real part: {@code complex64} gives {@code float32}; real dtypes give themselves. */
    public DType realPart() {
        return switch (this) {
            case COMPLEX64 -> FLOAT32;
            case COMPLEX128 -> FLOAT64;
            default -> this;
        };
    }

    /** Smallest value of an integer dtype. */
    public long minValue() {
        requireInteger();
        return kind == Kind.UNSIGNED ? 0 : -(1L << (8 * itemBytes - 1));
    }

    /** Largest value of an integer dtype. */
    public long maxValue() {
        requireInteger();
        return kind == Kind.UNSIGNED ? (1L << (8 * itemBytes)) - 1 : (1L << (8 * itemBytes - 1)) - 1;
    }

    private void requireInteger() {
        if (!isInteger()) {
            throw new IllegalArgumentException(
                    "%s has no whole-number limits; ask an integer dtype such as int64".formatted(numpyName));
        }
    }

    /** The smallest dtype to which both can be cast safely: the dtype of {@code left + right} on arrays. */
    public static DType promote(DType left, DType right) {
        if (left == right) {
            return left;
        }
        DType low = left.kind.compareTo(right.kind) <= 0 ? left : right;
        DType high = low == left ? right : left;
        if (low.kind == high.kind) {
            return low.itemBytes >= high.itemBytes ? low : high;
        }
        return switch (low.kind) {
            case BOOL -> high;
            case UNSIGNED -> high == INT8 ? INT16 : high;
            case SIGNED -> low.itemBytes <= 2 ? high : high.isComplex() ? COMPLEX128 : FLOAT64;
            case FLOATING, COMPLEX -> low == FLOAT64 ? COMPLEX128 : high;
        };
    }

    /**
     * The dtype of an operation between an array and a plain scalar.
     *
     * <p>The scalar's kind may raise the result's kind, never its width: {@code float32} array and a {@code double}
     * scalar stay {@code float32}; an {@code int8} array and a {@code double} scalar become {@code float64}; a
     * {@code bool} array and a {@code long} scalar become {@code int64}. Check the value of a whole-number scalar with
     * {@link #requireFits(long)}.
     */
    public static DType promoteWeak(DType array, Weak scalar) {
        return switch (scalar) {
            case BOOL -> array;
            case INT -> array.isBool() ? INT64 : array;
            case FLOAT -> array.isInexact() ? array : FLOAT64;
            case COMPLEX -> array.isComplex() ? array : array == FLOAT32 ? COMPLEX64 : COMPLEX128;
        };
    }

    /**
     * Checks that a whole-number scalar can be an element of this dtype; only integer dtypes can refuse.
     *
     * @throws IllegalArgumentException if the value is outside an integer dtype's limits
     */
    public void requireFits(long value) {
        if (isInteger() && (value < minValue() || value > maxValue())) {
            throw new IllegalArgumentException(
                    "%d does not fit in %s, which holds %d to %d; cast the array with astype(...) first"
                            .formatted(value, numpyName, minValue(), maxValue()));
        }
    }

    /** Whether {@code from} may become {@code to} under a casting rule; the answers are NumPy's. */
    public static boolean canCast(DType from, DType to, Casting casting) {
        return switch (casting) {
            case NO -> from == to;
            case SAFE -> promote(from, to) == to;
            case SAME_KIND -> from.kind.compareTo(to.kind) <= 0;
            case UNSAFE -> true;
        };
    }

    /**
     * Checks a cast.
     *
     * @throws IllegalArgumentException if {@link #canCast(DType, DType, Casting)} says no
     */
    public static void requireCast(DType from, DType to, Casting casting) {
        if (!canCast(from, to, casting)) {
            throw new IllegalArgumentException("cannot cast from %s to %s by the rule '%s'; call astype(%s) to force it"
                    .formatted(from, to, casting.name().toLowerCase(Locale.ROOT), to));
        }
    }

    @Override
    public String toString() {
        return numpyName;
    }
}
