package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Aggregates frames, whole or by key columns, in three steps: each partition by itself, partials merged in partition order
 * (in one step or a tree), and the result made of the merged partial.
 *
 * <p>Aggregations of one column share what they are computed from. Keys come out sorted; rows with a missing key are left
 * out.
 */
public final class AggregateKernel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Column NO_VALUES = Column.empty(DType.INT64);

    private final List<String> keys;
    private final List<Aggregate> aggregates;
    private final Schema schema;
    private final List<Wanted> wanted;

    private record Wanted(String column, Measure measure) implements Serializable {}

    /**
     * A kernel for frames of that schema.
     *
     * @param keys columns to group by; empty to aggregate all rows together
     * @param aggregates the values to compute
     */
    public AggregateKernel(Schema schema, List<String> keys, List<Aggregate> aggregates) {
        this.schema = schema;
        this.keys = List.copyOf(keys);
        this.aggregates = List.copyOf(aggregates);
        Set<Wanted> distinct = new LinkedHashSet<>();
        for (Aggregate aggregate : aggregates) {
            for (Measure measure : Measure.of(aggregate.aggregation(), dtype(aggregate))) {
                distinct.add(new Wanted(aggregate.column(), measure));
            }
        }
        this.wanted = List.copyOf(distinct);
    }

    /** The contribution of one partition. */
    public GroupPartial chunk(Frame frame) {
        Grouping grouping = keys.isEmpty()
                ? Grouping.single(frame.rows())
                : Grouping.of(keys.stream().map(frame::column).toList());
        List<Column> groupKeys = List.of();
        if (!keys.isEmpty()) {
            int[] first = grouping.firstRows();
            groupKeys = keys.stream().map(key -> frame.column(key).take(first)).toList();
        }
        List<List<Column>> states = new ArrayList<>();
        for (Wanted one : wanted) {
            Column values = one.measure == Measure.SIZE ? NO_VALUES : frame.column(one.column);
            states.add(one.measure.chunk(values, grouping));
        }
        return new GroupPartial(groupKeys, grouping.groups(), states);
    }

    /** Several contributions as one, in the order of their partitions. */
    public GroupPartial merge(List<GroupPartial> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int rows = parts.stream().mapToInt(GroupPartial::groups).sum();
        List<Column> joined = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            int position = key;
            joined.add(Column.concat(
                    parts.stream().map(part -> part.keys().get(position)).toList()));
        }
        Grouping grouping = keys.isEmpty() ? Grouping.single(rows) : Grouping.of(joined);
        int[][] groups = new int[parts.size()][];
        int at = 0;
        for (int part = 0; part < groups.length; part++) {
            groups[part] = new int[parts.get(part).groups()];
            System.arraycopy(grouping.sharedIds(), at, groups[part], 0, groups[part].length);
            at += groups[part].length;
        }
        List<List<Column>> states = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int position = i;
            List<List<Column>> each =
                    parts.stream().map(part -> part.states().get(position)).toList();
            states.add(wanted.get(i).measure.merge(each, groups, grouping));
        }
        int[] first = keys.isEmpty() ? new int[0] : grouping.firstRows();
        return new GroupPartial(
                joined.stream().map(column -> column.take(first)).toList(), grouping.groups(), states);
    }

    /** The result: one row a group, labelled by its keys and sorted by them; one row numbered 0 without keys. */
    public Frame finish(GroupPartial partial) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Aggregate aggregate : aggregates) {
            Field field = aggregate.result(schema);
            fields.add(field);
            columns.add(result(aggregate, partial));
        }
        if (keys.isEmpty()) {
            return Frame.of(Schema.of(fields), columns, RowIndex.range(1));
        }
        int[] order = SortKernel.order(partial.keys());
        RowIndex labels = new RowIndex.Keys(
                keys, partial.keys().stream().map(key -> key.take(order)).toList());
        return Frame.of(
                Schema.of(fields),
                columns.stream().map(column -> column.take(order)).toList(),
                labels);
    }

    private DType dtype(Aggregate aggregate) {
        return aggregate.readsColumn() ? schema.dtype(aggregate.column()) : DType.INT64;
    }

    private Column result(Aggregate aggregate, GroupPartial partial) {
        DType dtype = dtype(aggregate);
        Aggregation aggregation = aggregate.aggregation();
        List<Measure> measures = Measure.of(aggregation, dtype);
        List<Column> state = state(partial, aggregate.column(), measures.get(0));
        return switch (aggregation) {
            case MEAN ->
                mean(state.get(0), (LongColumn)
                        state(partial, aggregate.column(), measures.get(1)).get(0));
            case STD, VAR -> Moments.variance(state, aggregation == Aggregation.STD);
            case NUNIQUE -> Distinct.count(state, partial.groups());
            default -> state.get(0);
        };
    }

    private List<Column> state(GroupPartial partial, String column, Measure measure) {
        return partial.states().get(wanted.indexOf(new Wanted(column, measure)));
    }

    private static DoubleColumn mean(Column sums, LongColumn counts) {
        double[] out = new double[counts.length()];
        for (int group = 0; group < out.length; group++) {
            out[group] = ((DoubleColumn) sums).at(group) / counts.at(group);
        }
        return DoubleColumn.adopt(out);
    }
}
