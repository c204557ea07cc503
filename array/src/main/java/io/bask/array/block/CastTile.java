package io.bask.array.block;

/** Casts of single numbers as the x86 hardware, and so NumPy, does them. */
final class CastTile {
    private CastTile() {}

    /** Truncates towards zero; NaN and values out of range give the smallest {@code long}. */
    static long toLong(double value) {
        return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }

    /** Truncates towards zero; NaN and values out of range give the smallest {@code int}. */
    static int toInt(double value) {
        return value > -0x1.00000002p31 && value < 0x1p31 ? (int) value : Integer.MIN_VALUE;
    }
}
