package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.function.Function1;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a user's function makes of the rows of one step: those that are marked only say that the step is there.
 *
 * @param function the user's
 * @param flag the column that says which rows are marked
 * @param columns the columns that the function is given
 * @param time the column of moments that label these rows; empty where they are among the columns
 * @param label what that level is called
 */
record StepCalls(Function1<Frame, Frame> function, String flag, List<String> columns, String time, String label)
        implements Function1<Frame, Frame> {
    @Override
    public Frame apply(Frame step) throws Exception {
        int[] own = IntStream.range(0, step.rows())
                .filter(row -> Boolean.FALSE.equals(step.valueAt(row, flag)))
                .toArray();
        Frame rows = step.take(own);
        RowIndex labels = time.isEmpty()
                ? RowIndex.range(own.length)
                : new RowIndex.Keys(List.of(label), List.of(rows.column(time)));
        return function.apply(rows.select(columns).withIndex(labels));
    }
}
