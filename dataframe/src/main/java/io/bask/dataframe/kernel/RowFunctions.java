package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.DateFunction;
import io.bask.dataframe.schema.RowFunction;
import io.bask.dataframe.schema.TextFunction;
import java.util.Arrays;
import java.util.List;

/** Applies a {@link RowFunction} to every row of a column. */
public final class RowFunctions {
    private RowFunctions() {}

    /** The function of every value; missing values stay missing. */
    public static Column apply(RowFunction function, Column column) {
        function.result(column.dtype());
        if (function instanceof TextFunction text) {
            return TextFunctions.apply(text, (TextColumn) column);
        }
        if (function instanceof DateFunction date) {
            return DateFunctions.apply(date, (DateTimeColumn) column);
        }
        return cut((CutFunction) function, (DoubleColumn) CastKernel.cast(column, DType.FLOAT64));
    }

    private static DictionaryColumn cut(CutFunction function, DoubleColumn values) {
        List<Double> boxed = function.edges();
        double[] edges = new double[boxed.size()];
        Arrays.setAll(edges, boxed::get);
        int[] codes = new int[values.length()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = interval(edges, values.at(row), function);
        }
        return DictionaryColumn.adopt(
                DType.CATEGORICAL, codes, StringColumn.of(function.labels().toArray(String[]::new)));
    }

    private static int interval(double[] edges, double value, CutFunction function) {
        if (Double.isNaN(value)) {
            return -1;
        }
        int last = edges.length - 1;
        if (function.lowest() && value == (function.right() ? edges[0] : edges[last])) {
            return function.right() ? 0 : last - 1;
        }
        int place = Arrays.binarySearch(edges, value + 0.0);
        int below = place >= 0 ? (function.right() ? place - 1 : place) : -place - 2;
        return below >= 0 && below < last ? below : -1;
    }
}
