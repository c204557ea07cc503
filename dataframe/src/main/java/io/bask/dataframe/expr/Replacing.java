package io.bask.dataframe.expr;

import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.function.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs of values of which one comes in place of the other. */
public final class Replacing {
    private Replacing() {}

    /** Each value of a list with the one at its place in another list, or all with the same one; lists of different length are an error. */
    public static Map<Object, @Nullable Object> pairs(List<?> from, @Nullable Object to) {
        Given.notNull(from, "from");
        Map<Object, @Nullable Object> pairs = new LinkedHashMap<>();
        if (to instanceof List<?> values && values.size() != from.size()) {
            throw new IllegalArgumentException(
                    "%d values to replace and %d in their place; give one each, or one for all"
                            .formatted(from.size(), values.size()));
        }
        for (int i = 0; i < from.size(); i++) {
            pairs.put(from.get(i), to instanceof List<?> values ? values.get(i) : to);
        }
        return pairs;
    }

    /** The next value on one side that is none of some, in place of each of these, at most so many in a row. */
    static ColumnExpr beside(ColumnExpr value, List<?> unwanted, WindowOp side, int rows, String... over) {
        Given.notNull(unwanted, "unwanted");
        Given.noneNull(over, "over");
        ColumnExpr none = ColumnExpr.of(null);
        ColumnExpr isUnwanted = value.isIn(unwanted);
        WindowFunction next = WindowFunction.of(side, rows);
        // 1 where the value that comes is there, 0 where it is a missing one, missing where none comes.
        ColumnExpr isThere = ColumnExpr.where(isUnwanted, none, ColumnExpr.where(value.isNull(), 0L, 1L))
                .window(next, over);
        ColumnExpr found = ColumnExpr.where(isUnwanted, none, value).window(next, over);
        ColumnExpr taken = ColumnExpr.where(isThere.eq(0L), none, found);
        return ColumnExpr.where(isUnwanted.and(isThere.notNull()), taken, value);
    }
}
