package io.bask.dataframe.column;

import java.util.ArrayList;
import java.util.List;

/** Prints spans of time as pandas does: the days alone when all are whole days. */
final class SpanText {
    private SpanText() {}

    static List<String> of(LongColumn column) {
        boolean daysOnly = true;
        for (int row = 0; row < column.length(); row++) {
            daysOnly &= column.isNull(row) || Spans.isWholeDays(column.at(row));
        }
        List<String> texts = new ArrayList<>(column.length());
        for (int row = 0; row < column.length(); row++) {
            long value = column.at(row);
            texts.add(column.isNull(row) ? "NaT" : daysOnly ? Spans.days(value) : Spans.text(value));
        }
        return texts;
    }
}
