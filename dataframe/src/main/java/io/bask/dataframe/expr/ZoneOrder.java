package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.ZoneFunction;
import java.time.ZoneId;

/**
 * Gives times a zone, and tells by the order of rows which of two moments a time is that clocks show twice.
 *
 * <p>Such times follow each other in runs, from the first showing to the second: within a run they step back once. Everything before
 * the step is daylight-saving time, what follows standard time. Runs may lie in several partitions, so this is made of windows.
 */
final class ZoneOrder {
    private ZoneOrder() {}

    static ColumnExpr localized(ColumnExpr times, ZoneId zone, Ambiguous ambiguous, Nonexistent nonexistent) {
        if (ambiguous != Ambiguous.INFER) {
            return one(times, zone, ambiguous, nonexistent);
        }
        ColumnExpr isTwice = times.apply(ZoneFunction.of(ZoneFunction.Op.IS_AMBIGUOUS, zone));
        ColumnExpr marks = isTwice.cast(DType.INT64);
        ColumnExpr isAfter = shifted(marks, 1).fillNull(0L).eq(1L);
        ColumnExpr isBefore = shifted(marks, -1).fillNull(0L).eq(1L);
        ColumnExpr isBack = isTwice.and(isAfter).and(times.le(shifted(times, 1)));
        ColumnExpr steps = isBack.cast(DType.INT64).window(WindowFunction.of(WindowOp.CUMSUM));
        ColumnExpr missing = ColumnExpr.of(null).cast(DType.INT64);
        ColumnExpr atFirst =
                ColumnExpr.where(isTwice.and(isAfter.not()), steps, missing).window(WindowFunction.of(WindowOp.FFILL));
        ColumnExpr atLast =
                ColumnExpr.where(isTwice.and(isBefore.not()), steps, missing).window(WindowFunction.of(WindowOp.BFILL));
        ColumnExpr isUnclear = isTwice.and(atLast.sub(atFirst).ne(1L));
        ColumnExpr clear = ColumnExpr.where(
                steps.gt(atFirst),
                one(times, zone, Ambiguous.STANDARD, nonexistent),
                one(times, zone, Ambiguous.DAYLIGHT, nonexistent));
        ColumnExpr unclear = ColumnExpr.where(isUnclear, times, ColumnExpr.of(null));
        return ColumnExpr.where(isUnclear, one(unclear, zone, Ambiguous.INFER, nonexistent), clear);
    }

    private static ColumnExpr shifted(ColumnExpr value, int rows) {
        return value.window(WindowFunction.of(WindowOp.SHIFT, rows));
    }

    private static ColumnExpr one(ColumnExpr times, ZoneId zone, Ambiguous ambiguous, Nonexistent nonexistent) {
        return times.apply(new ZoneFunction(ZoneFunction.Op.LOCALIZE, zone, ambiguous, nonexistent));
    }
}
