package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;

/**
 * One value everywhere.
 *
 * <p>Also stands for plain scalars: {@code x + 2} is an addition whose second operand is a {@code Full} without axes.
 * Its blocks take one element of memory each, whatever their shape.
 */
public final class Full extends Creation {
    private static final long serialVersionUID = 1L;

    private final Object value;

    /**
     * An array with {@code value} everywhere.
     *
     * @param value a Boolean, Number or {@link Complex}; cast to the dtype
     * @throws IllegalArgumentException if a whole number does not fit in the dtype, or a complex one would lose its
     *     imaginary part
     */
    public Full(ChunkGrid chunks, DType dtype, Object value) {
        this(chunks, dtype, cast(dtype, value), true);
    }

    private Full(ChunkGrid chunks, DType dtype, Object cast, boolean checked) {
        super(token(cast), chunks, dtype);
        this.value = cast;
    }

    /** A single value. */
    public static Full scalar(DType dtype, Object value) {
        return new Full(ChunkGrid.single(Shape.SCALAR), dtype, value);
    }

    private static Object cast(DType dtype, Object value) {
        if (value instanceof Complex complex) {
            if (!dtype.isComplex()) {
                throw new IllegalArgumentException(
                        "the complex value %s does not fit in %s; use dtype complex128, or its real part"
                                .formatted(value, dtype));
            }
            return complex;
        }
        Object plain = value instanceof Boolean flag && !dtype.isBool() ? (Object) (flag ? 1L : 0L) : value;
        if (plain instanceof Boolean) {
            return plain;
        }
        if (!(plain instanceof Number number)) {
            throw new IllegalArgumentException(
                    "cannot fill an array of dtype %s with %s (%s); use a number or a boolean"
                            .formatted(dtype, value, value.getClass().getSimpleName()));
        }
        if (dtype.isBool()) {
            return number.doubleValue() != 0;
        }
        if (dtype.isInteger()) {
            requireWhole(dtype, number);
        }
        if (dtype.isComplex()) {
            return Complex.of(number.doubleValue());
        }
        return dtype.isInteger() ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private static void requireWhole(DType dtype, Number number) {
        boolean isLong = number instanceof Long || Math.abs(number.doubleValue()) <= 0x1p63; // false for NaN
        boolean isWhole = isLong && (number instanceof Long || number.longValue() == number.doubleValue());
        long cut = number.longValue();
        if (!isLong || !isWhole && (cut < dtype.minValue() || cut > dtype.maxValue())) {
            throw new IllegalArgumentException(
                    "%s does not fit in %s; use a floating-point dtype, or another value".formatted(number, dtype));
        }
        dtype.requireFits(cut);
    }

    private static Token.Builder token(Object value) {
        Token.Builder token = Token.of("full");
        if (value instanceof Complex complex) {
            return token.with(complex.re()).with(complex.im());
        }
        if (value instanceof Boolean flag) {
            return token.with(flag.booleanValue());
        }
        return value instanceof Long whole ? token.with(whole.longValue()) : token.with((double) (Double) value);
    }

    /** The value: a Boolean, Long, Double or {@link Complex}, as the dtype's kind asks. */
    public Object value() {
        return value;
    }

    /** The same value in another grid. */
    public Full with(ChunkGrid chunks) {
        return new Full(chunks, dtype(), value);
    }

    @Override
    public String operation() {
        return "full";
    }

    @Override
    String parameters() {
        return value.toString();
    }
}
