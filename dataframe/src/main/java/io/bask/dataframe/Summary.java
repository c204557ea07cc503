package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lazy value a column: {@code df.mean()}.
 *
 * <p>Computing gives a series labelled by the columns' names: int64 when every value is a whole number,
 * bool when every one is a truth value, else float64.
 */
public final class Summary implements Lazy<NamedColumn> {
    private final FrameExpr expr;

    /** The values in the only row of {@code expr}. */
    Summary(FrameExpr expr) {
        this.expr = expr;
        expr.noteSite();
    }

    FrameExpr expr() {
        return expr;
    }

    Output<NamedColumn> output(int[] tasks) {
        return Output.keeping(
                tasks,
                partitions -> transposed(Computed.whole(partitions)),
                partitions -> new Summary(Computed.held(partitions)));
    }

    private static NamedColumn transposed(Frame row) {
        DType dtype = row.schema().dtypes().stream().reduce(Summary::common).orElseThrow();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : row.columns()) {
            Object value = column.valueAt(0);
            values.add(dtype != DType.BOOL && value instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : value);
        }
        RowIndex labels = RowIndex.Keys.of(row.schema().names().toArray(String[]::new));
        return new NamedColumn("", Column.of(dtype, values), labels);
    }

    /** One dtype for two columns' values; truth values among numbers count as numbers. */
    private static DType common(DType left, DType right) {
        if (left == right) {
            return left;
        }
        return DType.widen(left == DType.BOOL ? right : left, right == DType.BOOL ? left : right);
    }

    /**
     * With missing values left out (true, as usual), or with a missing result for a column in which a value is missing, as pandas'
     * {@code skipna=False}.
     */
    public Summary skipNull(boolean skipped) {
        return skipped ? this : new Summary(NullRefusal.of(expr));
    }

    @Override
    public Summary persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return FrameFamily.INSTANCE;
    }

    @Override
    public Summary refreshed(String source) {
        return new Summary(FrameFamily.refreshed(expr, source));
    }

    /** The columns and the dtypes of their values; computes nothing. */
    @Override
    public String toString() {
        return "Summary(%s)".formatted(expr.describe());
    }
}
