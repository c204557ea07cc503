package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the values of a column, or the labels of rows, into texts of one width. */
final class CellText {
    private CellText() {}

    /** The values of a column, right-aligned. */
    static List<String> values(Column column) {
        return TextGrid.fixed(raw(column, "NaN"), false, 0);
    }

    /** Labels out of a column, left-aligned, without the blank that leads values. */
    static List<String> labels(Column column) {
        if (column instanceof TextColumn text && column.dtype().isText()) {
            return texts(text, "");
        }
        if (column instanceof DateTimeColumn moments) {
            return DateTimeText.of(moments);
        }
        if (column.dtype() == DType.TIMEDELTA) {
            return SpanText.of((LongColumn) column);
        }
        List<String> cells = TextGrid.fixed(raw(column, " NaN"), true, 0);
        while (!cells.isEmpty() && cells.stream().allMatch(cell -> cell.startsWith(" "))) {
            cells = cells.stream().map(cell -> cell.substring(1)).toList();
        }
        return cells;
    }

    private static List<String> raw(Column column, String missingFloat) {
        if (column instanceof DoubleColumn doubles) {
            double[] values =
                    Arrays.copyOfRange(doubles.sharedValues(), doubles.offset(), doubles.offset() + doubles.length());
            return FloatText.of(values, missingFloat);
        }
        if (column instanceof DateTimeColumn moments) {
            return DateTimeText.of(moments);
        }
        if (column.dtype() == DType.TIMEDELTA) {
            return SpanText.of((LongColumn) column);
        }
        if (column instanceof TextColumn text && column.dtype().isText()) {
            return texts(text, " ");
        }
        List<String> cells = new ArrayList<>(column.length());
        for (int row = 0; row < column.length(); row++) {
            cells.add(simple(column, row));
        }
        return cells;
    }

    private static List<String> texts(TextColumn column, String lead) {
        List<String> cells = new ArrayList<>(column.length());
        for (int row = 0; row < column.length(); row++) {
            cells.add(lead + (column.isNull(row) ? "NaN" : TextGrid.escape(column.stringAt(row))));
        }
        return cells;
    }

    private static String simple(Column column, int row) {
        if (column.dtype() == DType.BINARY
                || column.dtype().kind() == DType.Kind.LIST
                || column.dtype().isDecimal()) {
            return " " + (column.isNull(row) ? "NaN" : ByteText.of(column, row));
        }
        if (column.isNull(row)) {
            return " <NA>";
        }
        if (column instanceof BoolColumn bools) {
            return bools.at(row) ? " True" : " False";
        }
        if (column.dtype() == DType.UINT64) {
            return " " + Long.toUnsignedString(((LongColumn) column).at(row));
        }
        long value = column instanceof IntColumn ints ? ints.at(row) : ((LongColumn) column).at(row);
        return value < 0 && !hasNulls(column) ? Long.toString(value) : " " + value;
    }

    /** Integers beside missing ones are printed one by one, each led by a blank. */
    private static boolean hasNulls(Column column) {
        return column.validity() != null;
    }
}
