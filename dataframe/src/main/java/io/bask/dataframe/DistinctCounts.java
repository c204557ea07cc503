package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.lower.GroupPartitions;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the distinct values of columns in one row.
 *
 * <p>All columns whose values fit into one table are aggregated at once. Of each other one its groups are counted, which come in several
 * partitions, and the count is looked up beside the others.
 */
final class DistinctCounts {
    private static final String COUNT = "length";

    private DistinctCounts() {}

    /** The groups of a column, cut into as many partitions as they may take. */
    static Aggregated groups(FrameExpr table, String column) {
        Aggregated groups = new Aggregated(table, List.of(column), List.of(Aggregate.rows()));
        return groups.into(GroupPartitions.of(groups));
    }

    /** The counts of these columns. */
    static FrameExpr of(FrameExpr table, List<String> columns) {
        List<Aggregate> small = new ArrayList<>();
        List<Aggregated> large = new ArrayList<>();
        for (String column : columns) {
            Aggregated groups = groups(table, column);
            if (groups.partitions() > 1) {
                large.add(groups);
            } else {
                small.add(new Aggregate(column, Aggregation.NUNIQUE, column));
            }
        }
        if (small.isEmpty()) {
            // A row to look the others up beside.
            small.add(Aggregate.rows().as(Hidden.OTHER));
        }
        FrameExpr counts = new Aggregated(table, List.of(), small);
        for (Aggregated groups : large) {
            List<Lookup.Step> steps = List.of(new Lookup.Step(groups.keys().get(0), COUNT));
            counts = new Lookup(counts, new Length(groups), steps, List.of());
        }
        return large.isEmpty() ? counts : new Project(counts, columns);
    }

    /** The same with a missing value counted as one too, in columns that have some. */
    static FrameExpr withMissing(FrameExpr table, List<String> columns) {
        List<Aggregate> values = new ArrayList<>(List.of(Aggregate.rows().as(Hidden.GROUP)));
        columns.forEach(name -> values.add(new Aggregate(name, Aggregation.COUNT, Hidden.VALUE + name)));
        List<Lookup.Step> steps = values.stream()
                .map(value -> new Lookup.Step(value.name(), value.name()))
                .toList();
        FrameExpr counts = new Lookup(of(table, columns), new Aggregated(table, List.of(), values), steps, List.of());
        List<ColumnExpr> all = new ArrayList<>();
        for (String name : columns) {
            ColumnExpr isMissing = ColumnExpr.column(Hidden.VALUE + name).lt(ColumnExpr.column(Hidden.GROUP));
            all.add(ColumnExpr.column(name).add(ColumnExpr.where(isMissing, 1L, 0L)));
        }
        return new Project(new Assign(counts, columns, all), columns);
    }
}
