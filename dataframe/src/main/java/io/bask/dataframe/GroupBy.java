package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.lower.GroupPartitions;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.GroupOptions;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table's rows in groups of equal keys, ready to be aggregated.
 *
 * <p>Results have one row a group, sorted and labelled by the keys; rows with a missing key are left out. {@link #sort},
 * {@link #dropNull}, {@link #observed} and {@link #asIndex} change that. Made by {@link DataFrame#groupBy}.
 */
public final class GroupBy implements GroupAggregations, GroupTransforms, GroupRows, GroupCorrelations {
    private final FrameExpr expr;
    private final List<String> keys;
    private final GroupOptions options;
    private final boolean asIndex;
    private final boolean skipNull;

    GroupBy(FrameExpr expr, List<String> keys) {
        this(expr, keys, GroupOptions.DEFAULT, true, true);
    }

    private GroupBy(FrameExpr expr, List<String> keys, GroupOptions options, boolean asIndex, boolean skipNull) {
        this.expr = expr;
        this.keys = keys;
        this.options = options;
        this.asIndex = asIndex;
        this.skipNull = skipNull;
    }

    /** The same groups of another table that has the keys. */
    GroupBy over(FrameExpr table) {
        return new GroupBy(table, keys, options, asIndex, skipNull);
    }

    boolean skipsNull() {
        return skipNull;
    }

    FrameExpr expr() {
        return expr;
    }

    List<String> keys() {
        return keys;
    }

    GroupOptions options() {
        return options;
    }

    /** The groups in the order of their keys (true, as usual), or in the order in which they appear first. */
    public GroupBy sort(boolean sorted) {
        return new GroupBy(
                expr, keys, new GroupOptions(options.dropNull(), sorted, options.observed()), asIndex, skipNull);
    }

    /** The groups without rows that miss a key (true, as usual), or with missing keys as a key like any other. */
    public GroupBy dropNull(boolean dropped) {
        return new GroupBy(
                expr, keys, new GroupOptions(dropped, options.sort(), options.observed()), asIndex, skipNull);
    }

    /**
     * The groups that rows belong to (true, as usual), or every combination of the categories of categorical keys with the
     * values of others: then groups without rows have a sum and a count of 0, and no mean.
     */
    public GroupBy observed(boolean alone) {
        return new GroupBy(expr, keys, new GroupOptions(options.dropNull(), options.sort(), alone), asIndex, skipNull);
    }

    /** Results labelled by the keys (true, as usual), or with the keys as columns in front and rows numbered from 0. */
    public GroupBy asIndex(boolean labelled) {
        return new GroupBy(expr, keys, options, labelled, skipNull);
    }

    /**
     * Values without missing ones (true, as usual), or with a missing result where a value of the group is missing, as pandas'
     * {@code skipna=False}; a missing value is then taken for true by {@code any} and {@code all}. Aggregates, {@code transform} and
     * running values follow; counts, sizes and {@code nunique()} stay what they are, see {@code nunique(false)}.
     */
    public GroupBy skipNull(boolean skipped) {
        return new GroupBy(expr, keys, options, asIndex, skipped);
    }

    /** The same groups of only these columns, and of the keys: {@code groupBy("g").select("x").mean()}. */
    public GroupBy select(String... columns) {
        Given.noneNull(columns, "columns");
        Set<String> kept = new LinkedHashSet<>(keys);
        kept.addAll(Arrays.asList(columns));
        return new GroupBy(new Project(expr, List.copyOf(kept)), keys, options, asIndex, skipNull);
    }

    /** These values of each group: {@code agg(mean("weight"), count())}. */
    public DataFrame agg(Aggregate... aggregates) {
        Given.noneNull(aggregates, "aggregates");
        return agg(Arrays.asList(aggregates));
    }

    /** These values of each group. */
    public DataFrame agg(List<Aggregate> aggregates) {
        Given.noneNull(aggregates, "aggregates");
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("nothing to aggregate; give at least one, for example count()");
        }
        Aggregated groups = new Aggregated(expr, keys, aggregates, options);
        FrameExpr labelled = groups.into(GroupPartitions.of(groups));
        return finished(new DataFrame(skipNull ? labelled : NullRefusal.of(labelled)));
    }

    /** Several aggregations of several columns, called for example {@code weight_mean}. */
    public DataFrame agg(Map<String, List<Aggregation>> byColumn) {
        Given.notNull(byColumn, "byColumn");
        List<Aggregate> all = new ArrayList<>();
        byColumn.forEach((column, aggregations) -> aggregations.forEach(
                aggregation -> all.add(new Aggregate(column, aggregation, column + "_" + aggregation))));
        return agg(all);
    }

    /** The number of rows of each group, in a column {@code count}. */
    public DataFrame size() {
        return agg(Aggregate.rows());
    }

    @Override
    public DataFrame each(Aggregation aggregation, AggregateOptions numbers, String... columns) {
        Given.notNull(numbers, "numbers");
        List<Aggregate> aggregates = new ArrayList<>();
        for (String column : chosen(aggregation, columns)) {
            aggregates.add(new Aggregate(column, aggregation, column, numbers));
        }
        return agg(aggregates);
    }

    /** The columns given, or all others than the keys that the aggregation is defined for. */
    List<String> chosen(Aggregation aggregation, String... columns) {
        Given.notNull(aggregation, "aggregation");
        Given.noneNull(columns, "columns");
        List<String> chosen = new ArrayList<>();
        for (String column : columns) {
            chosen.add(column);
        }
        if (columns.length == 0) {
            for (Field field : expr.schema().fields()) {
                boolean fits = field.dtype().hasSum() || aggregation.accepts(DType.STRING);
                if (!keys.contains(field.name()) && fits && aggregation.accepts(field.dtype())) {
                    chosen.add(field.name());
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s fits none of the columns %s besides the keys %s; cast one with astype"
                            .formatted(aggregation, expr.schema(), keys));
        }
        return chosen;
    }

    /** A table labelled by the keys, or with the keys as columns where that is wanted. */
    DataFrame finished(DataFrame labelled) {
        return asIndex ? labelled : labelled.resetIndex();
    }

    /** The keys and the columns; computes nothing. */
    @Override
    public String toString() {
        return "GroupBy(%s of %s)".formatted(keys, expr.schema().names());
    }
}
