package io.bask.array.kernel;

import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Kind;
import io.bask.array.kernel.code.Op;
import io.bask.array.shape.DType;

/** Ways of making a uniform number in {@code [0, 1)} from mixed bits. The two for float64 give the same numbers. */
enum UniformDraw {
    /** The upper 24 bits, times 2^-24. */
    FLOAT {
        @Override
        int write(CodeBuilder code, int bits) {
            int top = code.binary(Op.USHR, bits, code.literal(Kind.INT, 40));
            return code.binary(Op.MUL, code.convert(top, Kind.FLOAT), code.literal(Kind.FLOAT, 0x1p-24));
        }
    },
    /** The upper 53 bits, times 2^-53. */
    DOUBLE {
        @Override
        int write(CodeBuilder code, int bits) {
            int top = code.binary(Op.USHR, bits, code.literal(Kind.INT, 11));
            return code.binary(Op.MUL, code.convert(top, Kind.DOUBLE), code.literal(Kind.DOUBLE, 0x1p-53));
        }
    },
    /**
     * The same number put together from bits, without a conversion.
     *
     * <p>With the first of the 53 bits as sign and the others as fraction, the bits are those of a number {@code v} with
     * {@code 0.5 <= |v| < 1}. If it is negative, the first bit is set and the answer is {@code -v}; else it is
     * {@code v - 0.5}. Of the two, that is always the greater one, and it is exact.
     */
    DOUBLE_FROM_BITS {
        @Override
        int write(CodeBuilder code, int bits) {
            int first = code.binary(Op.AND, bits, code.literal(Kind.LONG, Long.MIN_VALUE));
            int head = code.binary(Op.OR, first, code.literal(Kind.LONG, Double.doubleToRawLongBits(0.5)));
            int shifted = code.binary(Op.USHR, bits, code.literal(Kind.INT, 11));
            int fraction = code.binary(Op.AND, shifted, code.literal(Kind.LONG, (1L << 52) - 1));
            int v = code.bitsAsDouble(code.binary(Op.OR, head, fraction));
            int below = code.binary(Op.SUB, v, code.literal(Kind.DOUBLE, 0.5));
            return code.call(Kind.DOUBLE, "java/lang/Math.max", below, code.negate(v));
        }
    };

    /**
     * Before Java 21 the JIT compiler converts longs to doubles one at a time: adding 1e8 numbers takes 136 ms on JDK 17,
     * this way 47 (best of 60 sums, 2 threads, in the same minute).
     */
    private static final boolean CONVERSION_IS_SLOW = Runtime.version().feature() < 21;

    /** The fastest way for a dtype, float32 or float64. */
    static UniformDraw of(DType dtype) {
        return dtype == DType.FLOAT32 ? FLOAT : CONVERSION_IS_SLOW ? DOUBLE_FROM_BITS : DOUBLE;
    }

    /** Writes the code that makes a number, and says which value it is. */
    abstract int write(CodeBuilder code, int bits);
}
