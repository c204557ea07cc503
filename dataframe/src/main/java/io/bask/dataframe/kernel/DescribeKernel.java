package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Computes pandas' {@code describe} in partials that merge: exact quartiles over all partitions, see {@link Quantiles}. */
public final class DescribeKernel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<Measure> MEASURES = List.of(Measure.TOTAL, Measure.MOMENTS, Measure.QUANTILES);

    private final List<String> columns;
    private final List<Double> fractions;
    private final boolean alone;
    private final Interpolation interpolation;

    /** A kernel for these numeric columns, with quartiles. */
    public DescribeKernel(List<String> columns) {
        this(columns, List.of(0.25, 0.5, 0.75), false, Interpolation.LINEAR);
    }

    /** A kernel for these numeric columns and these quantiles, perhaps for quantiles alone. */
    public DescribeKernel(List<String> columns, List<Double> fractions, boolean alone, Interpolation interpolation) {
        this.columns = List.copyOf(columns);
        this.fractions = List.copyOf(fractions);
        this.alone = alone;
        this.interpolation = interpolation;
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
            fields.add(new Field(columns.get(i), DType.FLOAT64));
            results.add(DoubleColumn.of(statistics(states)));
        }
        return Frame.of(Schema.of(fields), results, labels());
    }

    private double[] statistics(List<List<Column>> states) {
        List<Column> sorted = states.get(2);
        double[] quantiles = Quantiles.at(
                sorted, fractions.stream().mapToDouble(Double::doubleValue).toArray(), interpolation);
        if (alone) {
            return quantiles;
        }
        List<Column> moments = states.get(1);
        double sum = ((DoubleColumn) states.get(0).get(0)).at(0);
        long count = ((LongColumn) moments.get(0)).at(0);
        double[] all = new double[quantiles.length + 5];
        all[0] = count;
        all[1] = sum / count;
        all[2] = Moments.variance(moments, true).at(0);
        double[] extremes = Quantiles.at(sorted, new double[] {0, 1}, Interpolation.LOWER);
        all[3] = extremes[0];
        System.arraycopy(quantiles, 0, all, 4, quantiles.length);
        all[all.length - 1] = extremes[1];
        return all;
    }

    private RowIndex labels() {
        if (alone) {
            double[] numbers =
                    fractions.stream().mapToDouble(Double::doubleValue).toArray();
            return new RowIndex.Keys(List.of(""), List.of(DoubleColumn.of(numbers)));
        }
        List<String> names = new ArrayList<>(List.of("count", "mean", "std", "min"));
        fractions.forEach(fraction ->
                names.add(BigDecimal.valueOf(fraction)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + "%"));
        names.add("max");
        return RowIndex.Keys.of(names.toArray(String[]::new));
    }
}
