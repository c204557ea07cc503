package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.CategoryChange;
import io.bask.dataframe.schema.CategoryFunction;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.DateFunction;
import io.bask.dataframe.schema.FiniteNumber;
import io.bask.dataframe.schema.MathFunction;
import io.bask.dataframe.schema.OwnFunction;
import io.bask.dataframe.schema.PeriodFunction;
import io.bask.dataframe.schema.RowFunction;
import io.bask.dataframe.schema.TextFunction;
import io.bask.dataframe.schema.ZoneFunction;
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
            return column instanceof LongColumn spans
                    ? SpanFunctions.apply(date, spans)
                    : DateFunctions.apply(date, (DateTimeColumn) column);
        }
        if (function instanceof ZoneFunction zone) {
            return Zones.apply(zone, (DateTimeColumn) column);
        }
        if (function instanceof MathFunction math) {
            return computed(math, (DoubleColumn) CastKernel.cast(column, DType.FLOAT64));
        }
        if (function instanceof FiniteNumber) {
            return finite((DoubleColumn) CastKernel.cast(column, DType.FLOAT64));
        }
        if (function instanceof PeriodFunction period) {
            return PeriodKernel.apply(period, column);
        }
        if (function instanceof CategoryFunction category) {
            return CategoryKernel.apply(category, column);
        }
        if (function instanceof CategoryChange change) {
            throw new IllegalStateException(
                    "%s: nobody said of which categories; use assign or filter of a table".formatted(change));
        }
        if (function instanceof OwnFunction own) {
            return mapped(own, column);
        }
        return cut((CutFunction) function, (DoubleColumn) CastKernel.cast(column, DType.FLOAT64));
    }

    private static DoubleColumn computed(MathFunction function, DoubleColumn values) {
        double[] out = new double[values.length()];
        for (int row = 0; row < out.length; row++) {
            out[row] = function.of(values.at(row));
        }
        return DoubleColumn.adopt(out);
    }

    /** The numbers, with NaN for infinities. */
    static DoubleColumn finite(DoubleColumn values) {
        int at = 0;
        while (at < values.length() && !Double.isInfinite(values.at(at))) {
            at++;
        }
        if (at == values.length()) {
            return values;
        }
        double[] out = new double[values.length()];
        for (int row = 0; row < out.length; row++) {
            out[row] = Double.isInfinite(values.at(row)) ? Double.NaN : values.at(row);
        }
        return DoubleColumn.adopt(out);
    }

    private static Column mapped(OwnFunction function, Column column) {
        DType dtype = function.result(column.dtype());
        ColumnBuilder builder = ColumnBuilder.of(dtype, column.length());
        for (int row = 0; row < column.length(); row++) {
            Object value = column.valueAt(row);
            try {
                builder.appendValue(function.value(value));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the function given to map failed at the value " + value, e);
            }
        }
        return builder.build();
    }

    private static DictionaryColumn cut(CutFunction function, DoubleColumn values) {
        List<Double> boxed = function.edges();
        double[] edges = new double[boxed.size()];
        Arrays.setAll(edges, i -> boxed.get(i) + 0.0);
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
