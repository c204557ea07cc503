package io.bask.dataframe.lower;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.kernel.Concordance;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Kendall's correlations of pairs of columns of a whole table, one row with a column a pair.
 *
 * @param pairs which columns, and what the results are called
 * @param least how many rows must have both values
 */
public record Concordances(List<Pair> pairs, int least) implements Function1<Frame, Frame> {
    /** Two columns and the name of their correlation. */
    public record Pair(String left, String right, String name) implements Serializable {}

    /** Copies the pairs. */
    public Concordances {
        pairs = List.copyOf(pairs);
    }

    /** The schema of the row. */
    public Schema schema() {
        return Schema.of(pairs.stream()
                .map(pair -> new Field(pair.name(), DType.FLOAT64))
                .toList());
    }

    @Override
    public Frame apply(Frame frame) {
        List<DoubleColumn> values = new ArrayList<>();
        for (Pair pair : pairs) {
            boolean isSame = pair.left().equals(pair.right());
            double own = frame.rows() - frame.column(pair.left()).nullCount() >= Math.max(1, least) ? 1 : Double.NaN;
            values.add(DoubleColumn.of(
                    isSame ? own : Concordance.of(frame.column(pair.left()), frame.column(pair.right()), least)));
        }
        return Frame.of(schema(), values, RowIndex.range(1));
    }
}
