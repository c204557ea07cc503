package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Ambiguous;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.Nonexistent;
import io.bask.dataframe.schema.PeriodFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers and moments of the edges of frequencies, and tables with a row for each step of one. */
public final class PeriodKernel {
    private PeriodKernel() {}

    static Column apply(PeriodFunction function, Column column) {
        if (column.dtype().kind() == DType.Kind.ZONED) {
            return zoned(function, (DateTimeColumn) column);
        }
        Frequency frequency = function.frequency();
        long[] out = new long[column.length()];
        for (int row = 0; row < out.length; row++) {
            if (!column.isNull(row)) {
                out[row] = switch (function.op()) {
                    case ORDINAL -> frequency.ordinal(((DateTimeColumn) column).at(row));
                    case EDGE -> frequency.edge(((LongColumn) column).at(row));
                    case MOVE -> frequency.moved(((DateTimeColumn) column).at(row), function.steps());
                };
            }
        }
        return function.op() == PeriodFunction.Op.ORDINAL
                ? LongColumn.adopt(out, column.validity())
                : DateTimeColumn.adopt(out, column.validity());
    }

    /** Fixed times pass in every zone alike; other frequencies go by what clocks show. */
    private static Column zoned(PeriodFunction function, DateTimeColumn column) {
        if (function.frequency().kind() == Frequency.Kind.FIXED) {
            DateTimeColumn utc = Zones.withDtype(column, DType.DATETIME);
            Column moved = apply(function, utc);
            return moved instanceof DateTimeColumn moments ? Zones.withDtype(moments, column.dtype()) : moved;
        }
        Column moved = apply(function, Zones.local(column));
        return moved instanceof DateTimeColumn moments
                ? Zones.localized(moments, column.dtype(), Ambiguous.ERROR, Nonexistent.ERROR)
                : moved;
    }

    /**
     * The rows of a table labelled by edges, ascending and each once, with rows for the steps between that are not there.
     *
     * @param fillers a value a column for such rows, null for missing
     */
    public static Frame filled(Frame frame, Frequency frequency, List<? extends @Nullable Object> fillers) {
        RowIndex.Keys index = (RowIndex.Keys) frame.index();
        DateTimeColumn edges = (DateTimeColumn) index.levels().get(0);
        if (edges.length() > 0) {
            frequency.checkSteps(edges.at(0), edges.at(edges.length() - 1));
        }
        long[] steps = new long[Math.max(16, edges.length())];
        int[] rows = new int[steps.length];
        int size = 0;
        for (int row = 0; row < edges.length(); row++) {
            long next = size == 0 ? edges.at(row) : frequency.next(steps[size - 1]);
            for (boolean isReached = false; !isReached; next = frequency.next(next)) {
                if (size == steps.length) {
                    steps = Arrays.copyOf(steps, 2 * size);
                    rows = Arrays.copyOf(rows, 2 * size);
                }
                isReached = next >= edges.at(row);
                steps[size] = next;
                rows[size++] = isReached ? row : -1;
            }
        }
        int[] from = Arrays.copyOf(rows, size);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < frame.columns().size(); i++) {
            Column values = Gather.orNull(frame.column(i), from);
            Object filler = fillers.get(i);
            columns.add(filler == null ? values : ReplaceKernel.fill(values, filler));
        }
        Column labels = DateTimeColumn.adopt(Arrays.copyOf(steps, size), null);
        return Frame.of(frame.schema(), columns, new RowIndex.Keys(index.names(), List.of(labels)));
    }
}
