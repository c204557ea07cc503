package io.bask.dataframe.expr;

import io.bask.dataframe.schema.ListFunction;
import io.bask.dataframe.schema.ListFunction.Op;
import io.bask.function.Given;
import java.util.function.Function;

/**
 * What can be done with each list of a column; made by {@code list()}. A missing list gives a missing result.
 *
 * <p>Positions count from 0, negative ones from the end.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class ListMethods<T> {
    private final Function<ColumnExpr, T> finish;
    private final ColumnExpr value;

    /** Methods of a value, whose results are finished by a function. */
    public ListMethods(ColumnExpr value, Function<ColumnExpr, T> finish) {
        Given.notNull(value, "value");
        Given.notNull(finish, "finish");
        this.value = value;
        this.finish = finish;
    }

    private T apply(ListFunction function) {
        return finish.apply(value.apply(function));
    }

    /** How many values there are in it, missing ones too. */
    public T len() {
        return apply(new ListFunction(Op.LEN, 0, 0, null));
    }

    /** The value at a position; missing where there is none. */
    public T get(int position) {
        return apply(new ListFunction(Op.GET, position, 0, null));
    }

    /** The values from a position to another, which is not included. */
    public T slice(int from, int to) {
        return apply(new ListFunction(Op.SLICE, from, to, null));
    }

    /** True where a value is in it: a truth value, a number, a text, or what else lists of the column hold. */
    public T contains(Object wanted) {
        Given.notNull(wanted, "wanted");
        return apply(new ListFunction(Op.CONTAINS, 0, 0, wanted));
    }

    /** Its texts in one, with a separator between; missing where one of them is. */
    public T join(String separator) {
        Given.notNull(separator, "separator");
        return apply(new ListFunction(Op.JOIN, 0, 0, separator));
    }

    /** What it works on; computes nothing. */
    @Override
    public String toString() {
        return "%s.list()".formatted(value.describe());
    }
}
