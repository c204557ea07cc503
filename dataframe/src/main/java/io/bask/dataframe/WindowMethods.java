package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnVerbs;
import io.bask.dataframe.expr.ExpandingMethods;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.expr.WeightedMethods;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.RankOptions;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Windows over every column of numbers or truth values alike: {@code df.rolling(3).mean()}. Other columns are left out.
 *
 * <p>Results have the rows and labels of the table; windows reach over any number of partitions.
 */
public sealed interface WindowMethods permits DataFrame {
    private ColumnVerbs<DataFrame> numbers(String... kept) {
        return new NumberColumns((DataFrame) this, List.of(kept));
    }

    /** Windows of that many rows that end at each row. */
    default RollingMethods<DataFrame> rolling(int rows) {
        return numbers().rolling(rows);
    }

    /** Windows of that time that end at each row, by a column of dates, which ascend and stay as they are. */
    default RollingMethods<DataFrame> rolling(String span, String on) {
        Given.notNull(span, "span");
        Given.notNull(on, "on");
        ((DataFrame) this).schema().indexOf(on);
        return numbers(on).rolling(span, on);
    }

    /** Windows of all rows up to each row. */
    default ExpandingMethods<DataFrame> expanding() {
        return numbers().expanding();
    }

    /** All rows up to each row, with weights that fall from row to row. */
    default WeightedMethods<DataFrame> ewm(Decay decay) {
        return numbers().ewm(decay);
    }

    /** The rank of every number in its column, from 1 for the least; ties get the mean of their ranks, missing values none. */
    default DataFrame rank() {
        return numbers().rank();
    }

    /** The rank of every number in its column. */
    default DataFrame rank(RankOptions options) {
        return numbers().rank(options);
    }

    /** The changes of numbers from the values that many rows before, as shares of them. */
    default DataFrame pctChange(int rows) {
        return numbers().pctChange(rows);
    }

    /** The changes of numbers from the values that many rows before, as shares of them, with missing ones that count as the options say. */
    default DataFrame pctChange(int rows, ChangeOptions options) {
        return numbers().pctChange(rows, options);
    }

    /**
     * What a function makes of each value of every column; missing values stay missing.
     *
     * @param <V> the type of the values, which a lambda may name; values of another type are an error at the call
     * @param function given values as a frame shows them, called from several threads
     * @param dtype the dtype of its results; one that does not fit is an error when computing
     */
    default <V> DataFrame map(Function1<V, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        ((DataFrame) this)
                .columns()
                .forEach(name -> values.put(name, ColumnExpr.column(name).map(function, dtype)));
        return ((DataFrame) this).assign(values);
    }
}
