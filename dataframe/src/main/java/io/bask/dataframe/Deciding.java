package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a table or others by conditions, which may be tables and series of the same rows: {@code where} and {@code mask}. */
final class Deciding {
    private final DataFrame table;
    private final FrameExpr origin;

    private Deciding(DataFrame table, FrameExpr origin) {
        this.table = table;
        this.origin = origin;
    }

    /** The values where the condition is true, or where it is not, else others. */
    static DataFrame of(DataFrame table, Object condition, @Nullable Object other, boolean keepsTrue) {
        FrameExpr origin = shared(shared(table.expr(), condition), other);
        Deciding deciding = new Deciding(table, origin);
        Map<String, ColumnExpr> own = SameRows.columns(table.expr(), origin);
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (String name : table.columns()) {
            ColumnExpr value = own.get(name);
            ColumnExpr test = deciding.operand(condition, name, false);
            ColumnExpr its = deciding.operand(other, name, null);
            values.put(name, keepsTrue ? ColumnExpr.where(test, value, its) : ColumnExpr.where(test, its, value));
        }
        return new DataFrame(origin).assign(values).select(table.columns());
    }

    private static FrameExpr shared(FrameExpr origin, @Nullable Object operand) {
        FrameExpr other = operand instanceof DataFrame frame
                ? frame.expr()
                : operand instanceof Series series ? series.frame() : origin;
        return SameRows.origin(origin, other)
                .orElseThrow(() -> new IllegalArgumentException(
                        "where and mask need conditions and values of the rows of this table (%s), not of another (%s); join it first"
                                .formatted(origin.describe(), other.describe())));
    }

    /** What stands beside a column: of a table its column of that name, or a constant where it has none. */
    private ColumnExpr operand(@Nullable Object operand, String name, @Nullable Object absent) {
        if (operand instanceof DataFrame frame) {
            ColumnExpr value = SameRows.columns(frame.expr(), origin).get(name);
            return value == null ? ColumnExpr.of(absent) : value;
        }
        if (operand instanceof Series series) {
            return SameRows.value(series, origin).orElseThrow(() -> beyond(series.name()));
        }
        ColumnExpr value = ColumnExpr.of(operand);
        return table.expr().equals(origin)
                ? value
                : SameRows.value(new Series(table.expr(), value, name), origin).orElseThrow(() -> beyond(name));
    }

    private static IllegalArgumentException beyond(String name) {
        return new IllegalArgumentException(
                "'%s' is computed from other rows and of another table; assign it to this table first".formatted(name));
    }
}
