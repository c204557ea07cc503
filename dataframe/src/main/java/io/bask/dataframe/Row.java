package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.function.Given;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, as functions of rows are given it.
 *
 * @param frame the partition
 * @param position which of its rows
 */
public record Row(Frame frame, int position) {
    /** Checks that the row is there. */
    public Row {
        Given.notNull(frame, "frame");
        Objects.checkIndex(position, frame.rows());
    }

    /** Names of the columns. */
    public List<String> columns() {
        return frame.schema().names();
    }

    /** The value of a column: Boolean, Long, Double, String, LocalDateTime, ZonedDateTime or Duration; null when missing. */
    public @Nullable Object value(String column) {
        return frame.valueAt(position, column);
    }

    /** True when the column has no value. */
    public boolean isNull(String column) {
        return frame.column(column).isNull(position);
    }

    /** A number as a double; NaN when missing. */
    public double number(String column) {
        return Scalar.number(value(column));
    }

    /** A whole number; that it is missing is an error. */
    public long whole(String column) {
        return ((Number) present(column)).longValue();
    }

    /** A text; that it is missing is an error. */
    public String text(String column) {
        return present(column).toString();
    }

    /** A truth value; that it is missing is an error. */
    public boolean truth(String column) {
        return (Boolean) present(column);
    }

    private Object present(String column) {
        return Objects.requireNonNull(
                value(column), () -> "column '%s' has no value in this row; ask isNull first".formatted(column));
    }
}
