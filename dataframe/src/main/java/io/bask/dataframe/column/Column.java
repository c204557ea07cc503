package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.function.Given;
import io.bask.memory.Sized;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of one partition.
 *
 * <p>Immutable and safe to share between threads. Sealed by storage: {@link BoolColumn}, {@link IntColumn},
 * {@link LongColumn}, {@link DoubleColumn}, {@link DateTimeColumn}, and for text {@link TextColumn} with its two layouts.
 * A slice shares the values and only realigns the validity bits; so a kernel reads {@code sharedValues()[offset() + row]}
 * and tests validity at {@code row}.
 */
public sealed interface Column extends Sized, Serializable
        permits BoolColumn, IntColumn, LongColumn, DoubleColumn, DateTimeColumn, TextColumn {
    /** The element type. */
    DType dtype();

    /** Number of rows. */
    int length();

    /**
     * Which rows hold a value; null when all do.
     *
     * <p>Stored for integers, booleans, dates and plain text; derived once from NaN for floats and from code -1 for
     * dictionary-encoded text.
     */
    @Nullable
    Bitmap validity();

    /** The value of a row as an object, null when missing: for users and printing, not for loops. */
    @Nullable
    Object valueAt(int row);

    /** Rows {@code from} (inclusive) to {@code to} (exclusive), without copying values. */
    Column slice(int from, int to);

    /** The rows at these positions, in that order; each must be in {@code [0, length)}. */
    Column take(int[] rows);

    /** Bytes of memory these rows occupy, not counting rows outside a slice. */
    long nbytes();

    @Override
    default long bytes() {
        return ColumnPieces.bytes(this);
    }

    @Override
    default void pieces(Pieces pieces) {
        ColumnPieces.of(this, pieces);
    }

    /** The rows whose bit is set. */
    default Column filter(Bitmap mask) {
        return mask.isAllSet() ? slice(0, mask.length()) : take(mask.positions());
    }

    /** True when the row's value is missing. */
    default boolean isNull(int row) {
        Bitmap validity = validity();
        return validity != null && !validity.get(row);
    }

    /** Number of missing values. */
    default int nullCount() {
        Bitmap validity = validity();
        return validity == null ? 0 : length() - validity.cardinality();
    }

    /** The columns one after the other; all of one dtype, at least one. */
    static Column concat(List<? extends Column> parts) {
        Given.notNull(parts, "parts");
        return ColumnConcat.concat(parts);
    }

    /** A column of that dtype without rows. */
    static Column empty(DType dtype) {
        Given.notNull(dtype, "dtype");
        return ColumnBuilder.of(dtype, 0).build();
    }

    /**
     * Whole numbers, dates, timedeltas or truth values of a dtype from 64-bit numbers, of which it takes as many bits as it has:
     * what overflows wraps.
     *
     * @param values the numbers, of dates and timedeltas in nanoseconds; the array may be adopted
     * @param validity which rows hold a value; null when all do
     */
    static Column ofLongs(DType dtype, long[] values, @Nullable Bitmap validity) {
        Given.notNull(dtype, "dtype");
        Given.notNull(values, "values");
        return ColumnConcat.ofLongs(dtype, values, validity);
    }

    /**
     * A column of boxed values, null where missing.
     *
     * @param dtype the element type; each value must fit it: Boolean, Number, CharSequence, LocalDateTime, ZonedDateTime or Duration
     * @param values the values in row order
     */
    static Column of(DType dtype, List<? extends @Nullable Object> values) {
        Given.notNull(dtype, "dtype");
        Given.notNull(values, "values");
        ColumnBuilder builder = ColumnBuilder.of(dtype, values.size());
        for (Object value : values) {
            builder.appendValue(value);
        }
        return builder.build();
    }
}
