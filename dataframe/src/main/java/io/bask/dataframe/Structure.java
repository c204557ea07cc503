package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Display;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints what is known of a lazy table without computing: columns, dtypes, partitions, and what it comes from. */
final class Structure {
    private static final int NO_LIMIT = 1_000_000;
    private static final Display WIDE = Display.DEFAULT.withWidth(NO_LIMIT);

    private Structure() {}

    static String frame(FrameExpr expr) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Field field : expr.schema().fields()) {
            fields.add(field.withDtype(DType.STRING));
            columns.add(StringColumn.of(field.dtype().label(), "..."));
        }
        String body = fields.isEmpty()
                ? labels(expr).names().get(0)
                : Frame.of(Schema.of(fields), columns, labels(expr)).toString(WIDE);
        return "Bask DataFrame Structure:\n" + body + "\n" + footer(expr);
    }

    static String series(FrameExpr expr, String name, DType dtype) {
        StringColumn values = StringColumn.of(dtype.label(), "...");
        String text = new NamedColumn(name, values, labels(expr)).toString(WIDE);
        String body = text.substring(0, text.lastIndexOf("\n"));
        return "Bask Series Structure:\n%s\nName: %s, dtype: %s\n%s".formatted(body, name, dtype, footer(expr));
    }

    /** Columns by dtype, as pandas counts them. */
    static String info(FrameExpr expr) {
        Schema schema = expr.schema();
        Map<String, Integer> counts = new TreeMap<>();
        for (Field field : schema.fields()) {
            counts.merge(field.dtype().label(), 1, Integer::sum);
        }
        List<String> dtypes = new ArrayList<>();
        counts.forEach((dtype, count) -> dtypes.add("%s(%d)".formatted(dtype, count)));
        String ends = schema.size() == 0
                ? ""
                : ", %s to %s"
                        .formatted(
                                schema.field(0).name(),
                                schema.field(schema.size() - 1).name());
        return "<class 'io.bask.dataframe.DataFrame'>\nColumns: %d entries%s\ndtypes: %s"
                .formatted(schema.size(), ends, String.join(", ", dtypes));
    }

    private static RowIndex.Keys labels(FrameExpr expr) {
        return new RowIndex.Keys(List.of("npartitions=" + expr.partitions()), List.of(StringColumn.of("", "")));
    }

    private static String footer(FrameExpr expr) {
        int nodes = Walk.postOrder(List.of(expr)).size();
        return "Bask Name: %s, %d expression%s".formatted(expr.operation(), nodes, nodes == 1 ? "" : "s");
    }
}
