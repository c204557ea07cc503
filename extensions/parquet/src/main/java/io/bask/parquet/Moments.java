package io.bask.parquet;

/** Moments of other units in nanoseconds, which reach from 1677 to 2262. */
final class Moments {
    private Moments() {}

    static long nanoseconds(long stored, Decode decode, int row) {
        long unit = decode.unit();
        long product = stored * unit;
        if (Math.multiplyHigh(stored, unit) != product >> 63) {
            throw new ParquetFormatException(
                    "row %d of the row group is %d %s since 1970, which nanoseconds in 64 bits do not reach; they reach from 1677 to 2262"
                            .formatted(row, stored, decode.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return product;
    }
}
