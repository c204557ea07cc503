package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Computes pandas' {@code describe} in partials that merge: exact quartiles over all partitions, see {@link Quantiles}. */
public final class DescribeKernel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final RowIndex LABELS = RowIndex.Keys.of("count", "mean", "std", "min", "25%", "50%", "75%", "max");
    private static final List<Measure> MEASURES = List.of(Measure.TOTAL, Measure.MOMENTS, Measure.QUANTILES);

    private final List<String> columns;

    /** A kernel for these numeric columns. */
    public DescribeKernel(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The contribution of one partition. */
    public GroupPartial chunk(Frame frame) {
        Grouping all = Grouping.single(frame.rows());
        List<List<Column>> states = new ArrayList<>();
        for (String name : columns) {
            for (Measure measure : MEASURES) {
                states.add(measure.chunk(frame.column(name), all));
            }
        }
        return new GroupPartial(List.of(), 1, states);
    }

    /** Several contributions as one, in the order of their partitions. */
    public GroupPartial merge(List<GroupPartial> parts) {
        Grouping all = Grouping.single(parts.size());
        List<List<Column>> states = new ArrayList<>();
        for (int i = 0; i < MEASURES.size() * columns.size(); i++) {
            int position = i;
            List<List<Column>> each =
                    parts.stream().map(part -> part.states().get(position)).toList();
            states.add(MEASURES.get(i % MEASURES.size()).merge(each, new int[0][], all));
        }
        return new GroupPartial(List.of(), 1, states);
    }

    /** One row a statistic, one column for each column described. */
    public Frame finish(GroupPartial partial) {
        List<Field> fields = new ArrayList<>();
        List<Column> results = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<List<Column>> states = partial.states().subList(MEASURES.size() * i, MEASURES.size() * (i + 1));
            double sum = ((DoubleColumn) states.get(0).get(0)).at(0);
            List<Column> moments = states.get(1);
            List<Column> sorted = states.get(2);
            long count = ((LongColumn) moments.get(0)).at(0);
            fields.add(new Field(columns.get(i), DType.FLOAT64));
            results.add(DoubleColumn.of(
                    count,
                    sum / count,
                    Moments.variance(moments, true).at(0),
                    Quantiles.at(sorted, 0),
                    Quantiles.at(sorted, 0.25),
                    Quantiles.at(sorted, 0.5),
                    Quantiles.at(sorted, 0.75),
                    Quantiles.at(sorted, 1)));
        }
        return Frame.of(Schema.of(fields), results, LABELS);
    }
}
