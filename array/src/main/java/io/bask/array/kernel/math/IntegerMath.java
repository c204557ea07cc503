package io.bask.array.kernel.math;

/** Functions of whole numbers as NumPy defines them: nothing traps, division by zero gives 0, overflow wraps around. */
public final class IntegerMath {
    private IntegerMath() {}

    /** The quotient rounded down; 0 when dividing by 0. */
    public static int floorDivide(int a, int b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    /** The quotient rounded down; 0 when dividing by 0. */
    public static long floorDivide(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    /** The remainder with the sign of the divisor; 0 when dividing by 0. */
    public static int mod(int a, int b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    /** The remainder with the sign of the divisor; 0 when dividing by 0. */
    public static long mod(long a, long b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    /** The remainder with the sign of the dividend; 0 when dividing by 0. */
    public static int fmod(int a, int b) {
        return b == 0 ? 0 : a % b;
    }

    /** The remainder with the sign of the dividend; 0 when dividing by 0. */
    public static long fmod(long a, long b) {
        return b == 0 ? 0 : a % b;
    }

    /** A power, wrapped to 32 bits. */
    public static int power(int base, int exponent) {
        return (int) power((long) base, exponent);
    }

    /**
     * A power, wrapped to 64 bits.
     *
     * @throws ArithmeticException if the exponent is negative
     */
    public static long power(long base, long exponent) {
        if (exponent < 0) {
            throw new ArithmeticException(
                    "%d to the power %d: whole numbers to negative whole powers are not allowed; cast to float64 first"
                            .formatted(base, exponent));
        }
        long result = 1;
        long square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** -1, 0 or 1. */
    public static int sign(int value) {
        return Integer.signum(value);
    }

    /** -1, 0 or 1. */
    public static long sign(long value) {
        return Long.signum(value);
    }

    /** 1 divided by the value, rounded towards 0; of 0, the smallest number, as on x86. */
    public static int reciprocal(int value) {
        return value == 0 ? Integer.MIN_VALUE : 1 / value;
    }

    /** 1 divided by the value, rounded towards 0; of 0, the smallest number, as on x86. */
    public static long reciprocal(long value) {
        return value == 0 ? Long.MIN_VALUE : 1 / value;
    }

    /** The value moved left by a number of bits; 0 when the number is negative or 32 and more. */
    public static int leftShift(int value, int bits) {
        return bits >= 0 && bits < Integer.SIZE ? value << bits : 0;
    }

    /** The value moved left by a number of bits; 0 when the number is negative or 64 and more. */
    public static long leftShift(long value, long bits) {
        return bits >= 0 && bits < Long.SIZE ? value << bits : 0;
    }

    /** The value moved right by a number of bits; 0 or -1 when the number is negative or 32 and more. */
    public static int rightShift(int value, int bits) {
        return value >> (bits >= 0 && bits < Integer.SIZE ? bits : Integer.SIZE - 1);
    }

    /** The value moved right by a number of bits; 0 or -1 when the number is negative or 64 and more. */
    public static long rightShift(long value, long bits) {
        return value >> (bits >= 0 && bits < Long.SIZE ? bits : Long.SIZE - 1);
    }

    /** Rounded to a number of decimals: a negative number counts places before the point, halves go to the even digit. */
    public static int round(int value, long decimals) {
        return decimals >= 0 ? value : RealMath.toInt(RealMath.round((double) value, decimals));
    }

    /** Rounded to a number of decimals: a negative number counts places before the point, halves go to the even digit. */
    public static long round(long value, long decimals) {
        return decimals >= 0 ? value : RealMath.toLong(RealMath.round((double) value, decimals));
    }

    /** The largest number that divides both, never negative but where that overflows. */
    public static int gcd(int a, int b) {
        return (int) gcd((long) a, b);
    }

    /** The largest number that divides both, never negative but where that overflows. */
    public static long gcd(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (x != 0) {
            long rest = Long.remainderUnsigned(y, x);
            y = x;
            x = rest;
        }
        return y;
    }

    /** The smallest number that both divide, 0 if either is 0. */
    public static int lcm(int a, int b) {
        return (int) lcm((long) a, b);
    }

    /** The smallest number that both divide, 0 if either is 0. */
    public static long lcm(long a, long b) {
        long common = gcd(a, b);
        return common == 0 ? 0 : Long.divideUnsigned(Math.abs(a), common) * Math.abs(b);
    }
}
