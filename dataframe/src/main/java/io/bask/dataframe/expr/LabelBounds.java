package io.bask.dataframe.expr;

import io.bask.dataframe.column.MomentSpan;
import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are meant by labels: those that equal one, or lie between two.
 *
 * <p>Beside labels that are dates, a text means all of the time that it names, {@code 2024-01} the whole month. A label that cannot be one
 * of the rows is an error at the call.
 */
public final class LabelBounds {
    private LabelBounds() {}

    /** The rows whose label of that dtype is this one, or lies in the time that it names. */
    public static ColumnExpr isAt(ColumnExpr label, DType dtype, Object value) {
        if (dtype.isMoment() && value instanceof CharSequence) {
            return isBetween(label, dtype, value, value);
        }
        check(dtype, value);
        return label.eq(value);
    }

    /** The rows whose label of that dtype lies between these, both included with all of the times that they name. */
    public static ColumnExpr isBetween(ColumnExpr label, DType dtype, Object from, Object to) {
        return label.between(first(dtype, from), last(dtype, to));
    }

    /**
     * Two ends as expressions take them, which may be the first moments of times that texts name; null where there is none. An end before
     * a beginning is an error that names what is asked for.
     */
    public static Ends ascending(String what, DType dtype, @Nullable Object from, @Nullable Object to) {
        Object start = from == null ? null : first(dtype, from);
        Object end = to == null ? null : first(dtype, to);
        if (start != null && end != null && isDescending(dtype, start, end)) {
            throw new IllegalArgumentException(
                    "%s from %s to %s keeps nothing, since the end comes before the beginning; give them the other way round"
                            .formatted(what, shown(start), shown(end)));
        }
        return new Ends(start, end);
    }

    /** A beginning and an end, each of them perhaps missing. */
    public record Ends(@Nullable Object from, @Nullable Object to) {}

    private static boolean isDescending(DType dtype, Object from, Object to) {
        Object a = Literals.present(from, "");
        Object b = Literals.present(to, "");
        Integer order = dtype == DType.CATEGORICAL ? null : ValueRange.compare(a, b);
        return order != null && order > 0;
    }

    private static Object first(DType dtype, Object value) {
        if (dtype.isMoment() && value instanceof CharSequence text) {
            return MomentSpan.parse(text.toString(), dtype).from(dtype);
        }
        check(dtype, value);
        return value;
    }

    private static Object last(DType dtype, Object value) {
        if (dtype.isMoment() && value instanceof CharSequence text) {
            return MomentSpan.parse(text.toString(), dtype).to(dtype);
        }
        check(dtype, value);
        return value;
    }

    private static void check(DType dtype, Object value) {
        DType own = Literals.dtype(value);
        boolean isSpan = dtype == DType.TIMEDELTA && own == DType.STRING;
        if (isSpan || dtype.isMoment() && own.isMoment()) {
            return;
        }
        try {
            BinaryOp.EQ.result(dtype, own);
        } catch (IllegalArgumentException unlike) {
            throw new IllegalArgumentException(
                    "rows are labelled by %s, and %s is %s; give labels of their dtype, or setIndex(column) first"
                            .formatted(dtype, shown(value), own),
                    unlike);
        }
    }

    private static String shown(Object value) {
        return value instanceof CharSequence ? "'%s'".formatted(value) : value.toString();
    }
}
