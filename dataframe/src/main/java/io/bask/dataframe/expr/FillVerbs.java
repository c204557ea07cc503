package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.function.Given;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What comes in place of missing or of unwanted values of a column out of the rows before and behind; see {@link ColumnVerbs}.
 *
 * @param <T> what comes out: an expression or a series
 */
public interface FillVerbs<T> {
    /** The result of an expression over this value. */
    T then(UnaryOperator<ColumnExpr> change);

    /** The last value that is not missing. */
    default T ffill(String... over) {
        Given.noneNull(over, "over");
        return then(value -> value.window(WindowFunction.of(WindowOp.FFILL), over));
    }

    /** The last value that is not missing, at most that many rows before. */
    default T ffillWithin(int rows, String... over) {
        Given.noneNull(over, "over");
        return then(value -> value.window(WindowFunction.of(WindowOp.FFILL, rows), over));
    }

    /** The next value that is not missing. */
    default T bfill(String... over) {
        Given.noneNull(over, "over");
        return then(value -> value.window(WindowFunction.of(WindowOp.BFILL), over));
    }

    /** The next value that is not missing, at most that many rows after. */
    default T bfillWithin(int rows, String... over) {
        Given.noneNull(over, "over");
        return then(value -> value.window(WindowFunction.of(WindowOp.BFILL, rows), over));
    }

    /** As {@link #interpolate}, of rows that lie as far apart as the numbers, dates or timedeltas of a column, which ascend. */
    default T interpolateBy(String column, String... over) {
        Given.notNull(column, "column");
        Given.noneNull(over, "over");
        return then(value -> line(value, ColumnExpr.column(column), over));
    }

    /**
     * Missing numbers on the line between the last number before and the next one behind, by their places, as float64; the last number
     * goes on to the end, and there is none before the first.
     */
    default T interpolate(String... over) {
        Given.noneNull(over, "over");
        return then(value -> interpolated(value, -1, over));
    }

    /** The same for at most so many rows in a row. */
    default T interpolateWithin(int rows, String... over) {
        Given.noneNull(over, "over");
        if (rows < 1) {
            throw new IllegalArgumentException("%d rows were asked for; give at least 1".formatted(rows));
        }
        return then(value -> interpolated(value, rows, over));
    }

    /**
     * Numbers in place of missing ones, as float64, as the options say: {@code interpolate(InterpolateOptions.of(Method.NEAREST))}; of rows
     * with equal values in the columns behind.
     */
    default T interpolate(InterpolateOptions options, String... over) {
        Given.notNull(options, "options");
        Given.noneNull(over, "over");
        return then(value -> Interpolating.of(value, options, over));
    }

    private static ColumnExpr line(ColumnExpr value, ColumnExpr place, String... over) {
        ColumnExpr number = value.cast(DType.FLOAT64);
        ColumnExpr at = ColumnExpr.where(number.notNull(), place, ColumnExpr.of(null));
        ColumnExpr before = number.ffill(over);
        ColumnExpr share = place.sub(at.ffill(over)).div(at.bfill(over).sub(at.ffill(over)));
        ColumnExpr between = before.add(number.bfill(over).sub(before).mul(share));
        return ColumnExpr.where(
                number.notNull(),
                Interpolating.own(number, over),
                ColumnExpr.where(number.bfill(over).isNull(), before, between));
    }

    private static ColumnExpr interpolated(ColumnExpr value, int most, String... over) {
        // The difference is defined for numbers alone, so that others are refused where they are written.
        ColumnExpr number = value.sub(0.0).cast(DType.FLOAT64);
        ColumnExpr place = ColumnExpr.of(1L).cumcount(over);
        ColumnExpr known = ColumnExpr.where(value.notNull(), place, null);
        ColumnExpr before = number.ffill(over);
        ColumnExpr passed = place.sub(known.ffill(over));
        ColumnExpr length = known.bfill(over).sub(known.ffill(over));
        ColumnExpr line = number.bfill(over).sub(before).div(length).mul(passed).add(before);
        ColumnExpr made = ColumnExpr.where(length.notNull(), line, before);
        ColumnExpr near = most < 0 ? made : ColumnExpr.where(passed.le(most), made, null);
        return ColumnExpr.where(value.notNull(), Interpolating.own(number, over), near);
    }

    /**
     * The last value that is none of these, in place of each of these: pandas' {@code replace([1, 2], method="ffill")}. A missing value is a
     * value like others, unless null is among these; those that none comes before stay.
     *
     * @param unwanted the values that are replaced
     * @param over columns; only rows of equal values there count
     */
    default T ffillReplacing(List<?> unwanted, String... over) {
        return ffillReplacing(unwanted, WindowFunction.ALL, over);
    }

    /** The same for at most so many unwanted values in a row. */
    default T ffillReplacing(List<?> unwanted, int rows, String... over) {
        return then(value -> Replacing.beside(value, unwanted, WindowOp.FFILL, rows, over));
    }

    /** The next value that is none of these, in place of each of these: {@code method="bfill"}; see {@link #ffillReplacing}. */
    default T bfillReplacing(List<?> unwanted, String... over) {
        return bfillReplacing(unwanted, WindowFunction.ALL, over);
    }

    /** The same for at most so many unwanted values in a row. */
    default T bfillReplacing(List<?> unwanted, int rows, String... over) {
        return then(value -> Replacing.beside(value, unwanted, WindowOp.BFILL, rows, over));
    }
}
