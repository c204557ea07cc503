package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.InterpolateOptions;
import java.util.Arrays;
import java.util.List;

/** Puts numbers in place of missing ones, out of the last number before and the next one behind, over any number of partitions. */
final class Interpolating {
    private Interpolating() {}

    static ColumnExpr of(ColumnExpr value, InterpolateOptions options, String... over) {
        // The difference is defined for numbers alone, so that others are refused where they are written.
        ColumnExpr number = value.sub(0.0).cast(DType.FLOAT64);
        ColumnExpr place = ColumnExpr.of(1L).cumcount(over);
        ColumnExpr made = made(number, place, options, over);
        ColumnExpr kept = ColumnExpr.where(isFilled(number, place, options, over), made, ColumnExpr.of(null));
        return ColumnExpr.where(number.notNull(), own(number, over), kept);
    }

    /** Numbers that are there. What runs over groups is missing in rows of none, so their own numbers are as well. */
    static ColumnExpr own(ColumnExpr number, String... over) {
        return over.length == 0 ? number : number.ffill(over);
    }

    private static ColumnExpr made(ColumnExpr number, ColumnExpr place, InterpolateOptions options, String... over) {
        ColumnExpr at = options.by().isEmpty() ? place : ColumnExpr.column(options.by());
        ColumnExpr before = number.ffill(over);
        ColumnExpr behind = number.bfill(over);
        ColumnExpr known = ColumnExpr.where(number.notNull(), at, ColumnExpr.of(null));
        ColumnExpr first = known.ffill(over);
        ColumnExpr last = known.bfill(over);
        return switch (options.method()) {
            case PCHIP, AKIMA -> new LocalCurve(number, at, over).of(options.method());
            case QUADRATIC, CUBIC, CUBICSPLINE, POLYNOMIAL, SPLINE, KROGH, BARYCENTRIC ->
                onCurve(number, options, place, over);
            case FFILL -> before;
            case BFILL -> behind;
            case ZERO -> ColumnExpr.where(behind.notNull(), before, ColumnExpr.of(null));
            case NEAREST -> {
                ColumnExpr nearer = ColumnExpr.where(at.sub(first).le(last.sub(at)), before, behind);
                yield ColumnExpr.where(before.notNull().and(behind.notNull()), nearer, ColumnExpr.of(null));
            }
            case SLINEAR -> {
                ColumnExpr share = at.sub(first).div(last.sub(first));
                yield before.add(behind.sub(before).mul(share));
            }
            case LINEAR -> {
                ColumnExpr share = at.sub(first).div(last.sub(first));
                ColumnExpr line = before.add(behind.sub(before).mul(share));
                ColumnExpr end = ColumnExpr.where(behind.isNull(), before, line);
                yield ColumnExpr.where(before.isNull(), behind, end);
            }
        };
    }

    /** Of all numbers of the group, in shares of the whole where places are not counted: curves do not depend on their unit. */
    private static ColumnExpr onCurve(ColumnExpr number, InterpolateOptions options, ColumnExpr place, String... over) {
        ColumnExpr at = place.cast(DType.FLOAT64);
        if (!options.by().isEmpty()) {
            ColumnExpr by = ColumnExpr.column(options.by());
            ColumnExpr first = by.transform(Aggregation.MIN, over);
            at = by.sub(first).div(by.transform(Aggregation.MAX, over).sub(first));
        }
        return new Grouped(new RowsFunction.OnCurve(options), List.of(number, at), Arrays.asList(over), true);
    }

    /** Whether a missing number is near enough to one, and where it is to be. */
    private static ColumnExpr isFilled(
            ColumnExpr number, ColumnExpr place, InterpolateOptions options, String... over) {
        ColumnExpr known = ColumnExpr.where(number.notNull(), place, ColumnExpr.of(null));
        ColumnExpr passed = place.sub(known.ffill(over));
        ColumnExpr ahead = known.bfill(over).sub(place);
        ColumnExpr isInside = passed.notNull().and(ahead.notNull());
        ColumnExpr isNear = switch (options.direction()) {
            case FORWARD -> isWithin(passed, options.limit());
            case BACKWARD -> isWithin(ahead, options.limit());
            case BOTH -> isWithin(passed, options.limit()).or(isWithin(ahead, options.limit()));
        };
        return switch (options.area()) {
            case ALL -> isNear;
            case INSIDE -> isNear.and(isInside);
            case OUTSIDE -> isNear.and(isInside.not());
        };
    }

    private static ColumnExpr isWithin(ColumnExpr distance, int limit) {
        return limit == 0 ? distance.notNull() : distance.le((long) limit).fillNull(false);
    }
}
