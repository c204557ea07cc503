package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.InterpolateOptions.Method;

/**
 * Curves of cubic pieces of which each depends on a few numbers around it, so that they are computed over any number of partitions.
 *
 * <p>The slope at each number is computed in its row out of those before and behind; rows between take place, number and slope of both
 * ends of their piece. The curves do not depend on the unit of places: those that are not counted are measured in shares of the whole.
 */
final class LocalCurve {
    /** How small differences of slopes are, beside the greatest one, that count as none: as SciPy has it. */
    private static final double NO_DIFFERENCE = 1e-9;

    private static final ColumnExpr NONE = ColumnExpr.of(null);

    private final String[] over;
    private final ColumnExpr place;
    private final ColumnExpr isKnown;
    /** Of rows with a number: its place, the number, the distance to the one before and the slope of the line to it. */
    private final ColumnExpr x;

    private final ColumnExpr y;
    private final ColumnExpr width;
    private final ColumnExpr slope;

    LocalCurve(ColumnExpr number, ColumnExpr at, String... over) {
        this.over = over;
        this.isKnown = number.notNull();
        ColumnExpr known = ColumnExpr.where(isKnown, at, NONE);
        ColumnExpr first = known.transform(Aggregation.MIN, over);
        ColumnExpr whole = known.transform(Aggregation.MAX, over).sub(first);
        this.place = at.sub(first).div(whole);
        this.x = ColumnExpr.where(isKnown, place, NONE);
        this.y = number;
        this.width = x.sub(before(x));
        this.slope = y.sub(before(y)).div(width);
    }

    /** What rows with a number have of the one before. */
    private ColumnExpr before(ColumnExpr value) {
        return ColumnExpr.where(isKnown, value.ffill(over).shift(1, over), NONE);
    }

    /** What rows with a number have of the next one. */
    private ColumnExpr behind(ColumnExpr value) {
        return ColumnExpr.where(isKnown, value.bfill(over).shift(-1, over), NONE);
    }

    /** The curve at all places; missing where there are fewer than two numbers. */
    ColumnExpr of(Method method) {
        ColumnExpr steepness = method == Method.PCHIP ? pchip() : akima();
        ColumnExpr isBehindFirst = y.ffill(over).notNull();
        ColumnExpr isBeforeLast = y.bfill(over).notNull();
        Piece inside = new Piece(x.ffill(over), y.ffill(over), steepness.ffill(over), x.bfill(over), y.bfill(over))
                .upTo(steepness.bfill(over));
        if (method == Method.AKIMA) {
            return ColumnExpr.where(isBehindFirst.and(isBeforeLast), inside.at(place), NONE);
        }
        Piece last = new Piece(
                        before(x).ffill(over),
                        before(y).ffill(over),
                        before(steepness).ffill(over),
                        x.ffill(over),
                        y.ffill(over))
                .upTo(steepness.ffill(over));
        Piece first = new Piece(
                        x.bfill(over),
                        y.bfill(over),
                        steepness.bfill(over),
                        behind(x).bfill(over),
                        behind(y).bfill(over))
                .upTo(behind(steepness).bfill(over));
        return ColumnExpr.where(
                isBehindFirst, ColumnExpr.where(isBeforeLast, inside.at(place), last.at(place)), first.at(place));
    }

    /** A cubic between two places with a number and a slope each. */
    private record Piece(ColumnExpr x0, ColumnExpr y0, ColumnExpr d0, ColumnExpr x1, ColumnExpr y1, ColumnExpr d1) {
        Piece(ColumnExpr x0, ColumnExpr y0, ColumnExpr d0, ColumnExpr x1, ColumnExpr y1) {
            this(x0, y0, d0, x1, y1, NONE);
        }

        Piece upTo(ColumnExpr slope) {
            return new Piece(x0, y0, d0, x1, y1, slope);
        }

        ColumnExpr at(ColumnExpr place) {
            ColumnExpr h = x1.sub(x0);
            ColumnExpr line = y1.sub(y0).div(h);
            ColumnExpr bend = d0.add(d1).sub(line.mul(2.0)).div(h);
            ColumnExpr s = place.sub(x0);
            ColumnExpr square = line.sub(d0).div(h).sub(bend);
            return bend.div(h).mul(s).add(square).mul(s).add(d0).mul(s).add(y0);
        }
    }

    private ColumnExpr pchip() {
        ColumnExpr nextWidth = behind(width);
        ColumnExpr nextSlope = behind(slope);
        ColumnExpr w1 = nextWidth.mul(2.0).add(width);
        ColumnExpr w2 = width.mul(2.0).add(nextWidth);
        ColumnExpr mean = w1.add(w2).div(w1.div(slope).add(w2.div(nextSlope)));
        // Both rise or both fall.
        ColumnExpr goesOn = slope.gt(0).and(nextSlope.gt(0)).or(slope.lt(0).and(nextSlope.lt(0)));
        ColumnExpr inner = ColumnExpr.where(goesOn, mean, 0.0);
        ColumnExpr first = end(nextWidth, behind(nextWidth), nextSlope, behind(nextSlope));
        ColumnExpr last = end(width, before(width), slope, before(slope));
        return ColumnExpr.where(slope.isNull(), first, ColumnExpr.where(nextSlope.isNull(), last, inner));
    }

    /** The slope at an end out of the two pieces next to it. */
    private static ColumnExpr end(ColumnExpr h0, ColumnExpr h1, ColumnExpr m0, ColumnExpr m1) {
        ColumnExpr parabola = h0.mul(2.0).add(h1).mul(m0).sub(h0.mul(m1)).div(h0.add(h1));
        ColumnExpr isAlike = parabola.mul(m0).gt(0).or(parabola.eq(0.0).and(m0.eq(0.0)));
        ColumnExpr turns = m0.gt(0).ne(m1.gt(0)).or(m0.lt(0).ne(m1.lt(0)));
        ColumnExpr isSteep = turns.and(parabola.abs().gt(m0.abs().mul(3.0)));
        ColumnExpr bounded = ColumnExpr.where(isSteep, m0.mul(3.0), parabola);
        return ColumnExpr.where(m1.isNull(), m0, ColumnExpr.where(isAlike, bounded, 0.0));
    }

    private ColumnExpr akima() {
        ColumnExpr m1 = slope;
        ColumnExpr m2 = behind(slope);
        ColumnExpr m0 = before(m1);
        ColumnExpr m3 = behind(m2);
        // Beyond the ends slopes go on as they change there.
        ColumnExpr right = ColumnExpr.where(m2.isNull(), goingOn(m0, m1), m2);
        ColumnExpr farRight = ColumnExpr.where(m3.isNull(), goingOn(m1, right), m3);
        ColumnExpr left = ColumnExpr.where(m1.isNull(), goingOn(farRight, right), m1);
        ColumnExpr farLeft = ColumnExpr.where(m0.isNull(), goingOn(right, left), m0);
        ColumnExpr f1 = farRight.sub(right).abs();
        ColumnExpr f2 = left.sub(farLeft).abs();
        ColumnExpr sum = f1.add(f2);
        ColumnExpr least = sum.transform(Aggregation.MAX, over).mul(NO_DIFFERENCE);
        ColumnExpr weighted = f1.mul(left).add(f2.mul(right)).div(sum);
        return ColumnExpr.where(sum.gt(least), weighted, farRight.add(farLeft).div(2.0));
    }

    /** The slope behind two others, or that of the one where the other is missing. */
    private static ColumnExpr goingOn(ColumnExpr before, ColumnExpr last) {
        return ColumnExpr.where(before.isNull(), last, last.mul(2.0).sub(before));
    }
}
