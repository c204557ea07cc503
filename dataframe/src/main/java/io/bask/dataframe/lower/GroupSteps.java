package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the rows of one group, in a column of edges ascending, a row for each step.
 *
 * @param filling what gives a table that is labelled by them such rows
 * @param step the column of edges
 */
public record GroupSteps(StepFilling filling, String step) implements Function1<Frame, Frame> {
    @Override
    public Frame apply(Frame group) {
        List<String> columns = new ArrayList<>(group.schema().names());
        columns = columns.subList(columns.indexOf(step), columns.size());
        List<String> values = columns.subList(1, columns.size());
        RowIndex.Keys edges = new RowIndex.Keys(List.of(step), List.of(group.column(step)));
        Frame filled = filling.apply(group.select(values).withIndex(edges));
        Column steps = ((RowIndex.Keys) filled.index()).levels().get(0);
        return filled.withIndex(RowIndex.range(filled.rows())).with(step, steps).select(columns);
    }
}
