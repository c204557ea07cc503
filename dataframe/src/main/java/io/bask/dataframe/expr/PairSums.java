package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.FiniteNumber;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Covariances and correlations of windows, out of means of the numbers, their squares and products.
 *
 * <p>Numbers are counted where both are there, and measured from their mean over all rows, or all of their group, so that what cancels
 * is never much more than what is left.
 *
 * @param first numbers, missing where the others are
 * @param second the others
 * @param means what makes the means of windows
 * @param spreads what makes their variances with divisor n
 * @param count how many pairs each window has
 */
record PairSums(
        ColumnExpr first,
        ColumnExpr second,
        UnaryOperator<ColumnExpr> means,
        UnaryOperator<ColumnExpr> spreads,
        ColumnExpr count) {
    /** Pairs of finite numbers. */
    static PairSums of(
            ColumnExpr first,
            ColumnExpr second,
            String purpose,
            UnaryOperator<ColumnExpr> means,
            UnaryOperator<ColumnExpr> spreads,
            UnaryOperator<ColumnExpr> sums,
            List<String> keys) {
        FiniteNumber finite = new FiniteNumber(purpose);
        ColumnExpr a = first.apply(finite);
        ColumnExpr b = second.apply(finite);
        ColumnExpr areBoth = a.notNull().and(b.notNull());
        String[] over = keys.toArray(String[]::new);
        ColumnExpr x = ColumnExpr.where(areBoth, a.sub(a.transform(Aggregation.MEAN, over)), ColumnExpr.of(null));
        ColumnExpr y = ColumnExpr.where(areBoth, b.sub(b.transform(Aggregation.MEAN, over)), ColumnExpr.of(null));
        return new PairSums(x, y, means, spreads, sums.apply(ColumnExpr.where(areBoth, 1.0, ColumnExpr.of(null))));
    }

    /** A one for each finite number, else a missing value. */
    static ColumnExpr ones(ColumnExpr value, String purpose) {
        return ColumnExpr.where(value.apply(new FiniteNumber(purpose)).notNull(), 1.0, ColumnExpr.of(null));
    }

    ColumnExpr covariance(int ddof) {
        if (ddof < 0) {
            throw new IllegalArgumentException("ddof %d was asked for; it must not be negative".formatted(ddof));
        }
        return product().mul(count.div(count.sub(ddof)));
    }

    private ColumnExpr product() {
        return means.apply(first.mul(second)).sub(means.apply(first).mul(means.apply(second)));
    }

    ColumnExpr correlation() {
        ColumnExpr spread = spreads.apply(first).mul(spreads.apply(second));
        return ColumnExpr.where(count.gt(1L).and(spread.gt(0.0)), product().div(spread.pow(0.5)), ColumnExpr.of(null));
    }
}
