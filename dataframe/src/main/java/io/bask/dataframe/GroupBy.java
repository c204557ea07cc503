package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table's rows in groups of equal keys, ready to be aggregated.
 *
 * <p>Results have one row a group, sorted and labelled by the keys; rows with a missing key are left out. Made by
 * {@link DataFrame#groupBy}.
 */
public final class GroupBy {
    private final FrameExpr expr;
    private final List<String> keys;

    GroupBy(FrameExpr expr, List<String> keys) {
        this.expr = expr;
        this.keys = keys;
    }

    /** These values of each group: {@code agg(mean("weight"), count())}. */
    public DataFrame agg(Aggregate... aggregates) {
        return agg(Arrays.asList(aggregates));
    }

    /** These values of each group. */
    public DataFrame agg(List<Aggregate> aggregates) {
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("nothing to aggregate; give at least one, for example count()");
        }
        return new DataFrame(new Aggregated(expr, keys, aggregates));
    }

    /** The number of rows of each group, in a column {@code count}. */
    public DataFrame size() {
        return agg(Aggregate.rows());
    }

    /** The number of values that are not missing, of these columns or of all others. */
    public DataFrame count(String... columns) {
        return each(Aggregation.COUNT, columns);
    }

    /** The sums of these columns, or of all other numeric ones. */
    public DataFrame sum(String... columns) {
        return each(Aggregation.SUM, columns);
    }

    /** The means of these columns, or of all other numeric ones. */
    public DataFrame mean(String... columns) {
        return each(Aggregation.MEAN, columns);
    }

    /** The least values of these columns, or of all others. */
    public DataFrame min(String... columns) {
        return each(Aggregation.MIN, columns);
    }

    /** The greatest values of these columns, or of all others. */
    public DataFrame max(String... columns) {
        return each(Aggregation.MAX, columns);
    }

    /** The sample standard deviations of these columns, or of all other numeric ones. */
    public DataFrame std(String... columns) {
        return each(Aggregation.STD, columns);
    }

    /** The sample variances of these columns, or of all other numeric ones. */
    public DataFrame var(String... columns) {
        return each(Aggregation.VAR, columns);
    }

    /** The first values that are not missing, of these columns or of all others. */
    public DataFrame first(String... columns) {
        return each(Aggregation.FIRST, columns);
    }

    /** The last values that are not missing, of these columns or of all others. */
    public DataFrame last(String... columns) {
        return each(Aggregation.LAST, columns);
    }

    /** The numbers of distinct values of these columns, or of all others. */
    public DataFrame nunique(String... columns) {
        return each(Aggregation.NUNIQUE, columns);
    }

    private DataFrame each(Aggregation aggregation, String... columns) {
        List<Aggregate> aggregates = new ArrayList<>();
        for (String column : columns) {
            aggregates.add(new Aggregate(column, aggregation, column));
        }
        if (columns.length == 0) {
            for (Field field : expr.schema().fields()) {
                if (!keys.contains(field.name()) && aggregation.accepts(field.dtype())) {
                    aggregates.add(new Aggregate(field.name(), aggregation, field.name()));
                }
            }
        }
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s fits none of the columns %s besides the keys %s; cast one with astype"
                            .formatted(aggregation, expr.schema(), keys));
        }
        return agg(aggregates);
    }

    /** The keys and the columns; computes nothing. */
    @Override
    public String toString() {
        return "GroupBy(%s of %s)".formatted(keys, expr.schema().names());
    }
}
