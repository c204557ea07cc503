package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BitmapBuilder;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.AcrossFunction;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Interpolation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes one value of those that stand in a row of several columns.
 *
 * <p>Sums and products of whole numbers are exact in 64 bits; other numbers are computed as doubles, values of a row gathered first.
 */
public final class AcrossKernel {
    private final AcrossFunction function;
    private final List<String> names;
    private final List<Column> columns;
    private final int rows;

    private AcrossKernel(AcrossFunction function, List<String> names, List<Column> columns, int rows) {
        this.function = function;
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /** The value of each row, as a column of that dtype. */
    public static Column compute(
            AcrossFunction function, List<String> names, List<Column> columns, DType dtype, int rows) {
        AcrossKernel kernel = new AcrossKernel(function, names, columns, rows);
        return switch (function.aggregation()) {
            case COUNT, SIZE, NUNIQUE -> kernel.counts();
            case ANY, ALL -> kernel.truths();
            case IDXMIN, IDXMAX, MIN, MAX, FIRST, LAST -> kernel.chosen(dtype);
            case SUM, PROD -> dtype.isFloat() ? kernel.numbers(dtype) : kernel.whole(dtype);
            default -> kernel.numbers(dtype);
        };
    }

    private boolean isMissing(int row) {
        return !function.skipNull() && columns.stream().anyMatch(column -> column.isNull(row));
    }

    private Column counts() {
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            Set<Object> distinct = new HashSet<>();
            for (Column column : columns) {
                boolean isThere = !column.isNull(row);
                counts[row] += isThere || function.aggregation() == Aggregation.SIZE ? 1 : 0;
                if (isThere && function.aggregation() == Aggregation.NUNIQUE) {
                    distinct.add(comparable(Objects.requireNonNull(column.valueAt(row))));
                }
            }
            counts[row] = function.aggregation() == Aggregation.NUNIQUE ? distinct.size() : counts[row];
        }
        return LongColumn.adopt(counts, null);
    }

    /** Numbers of all dtypes as one that equals them. */
    private static Object comparable(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1.0 : 0.0;
        }
        return value instanceof Number number ? (Object) (number.doubleValue() + 0.0) : value;
    }

    private Column truths() {
        boolean isAny = function.aggregation() == Aggregation.ANY;
        BitmapBuilder values = new BitmapBuilder(rows);
        for (int row = 0; row < rows; row++) {
            boolean result = !isAny;
            for (Column column : columns) {
                boolean isTrue = column.isNull(row) ? !function.skipNull() || !isAny : isTrue(column, row);
                result = isAny ? result || isTrue : result && isTrue;
            }
            values.append(result);
        }
        return BoolColumn.of(values.build(), null);
    }

    private static boolean isTrue(Column column, int row) {
        Object value = column.valueAt(row);
        if (value instanceof Boolean truth) {
            return truth;
        }
        return value instanceof Number number
                ? number.doubleValue() != 0
                : value instanceof CharSequence text
                        ? text.length() > 0
                        : !Objects.equals(value, java.time.Duration.ZERO);
    }

    /** The value of one of the columns, or its name. */
    private Column chosen(DType dtype) {
        boolean isName = function.aggregation().isLabel();
        ColumnBuilder builder = ColumnBuilder.of(dtype, rows);
        List<Column> alike = isName
                ? columns
                : columns.stream().map(column -> CastKernel.cast(column, dtype)).toList();
        for (int row = 0; row < rows; row++) {
            int best = isMissing(row) ? -1 : best(row);
            if (best < 0) {
                builder.appendNull();
            } else {
                builder.appendValue(isName ? names.get(best) : alike.get(best).valueAt(row));
            }
        }
        return builder.build();
    }

    private int best(int row) {
        int best = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isNull(row)) {
                continue;
            }
            boolean isBetter = best < 0
                    || switch (function.aggregation()) {
                        case FIRST -> false;
                        case LAST -> true;
                        case MIN, IDXMIN -> compare(row, i, best) < 0;
                        default -> compare(row, i, best) > 0;
                    };
            best = isBetter ? i : best;
        }
        return best;
    }

    private int compare(int row, int a, int b) {
        Column left = columns.get(a);
        Column right = columns.get(b);
        if (left.dtype().isSummable()) {
            boolean isWhole = !left.dtype().isFloat() && !right.dtype().isFloat();
            return isWhole && left.dtype() != DType.UINT64 && right.dtype() != DType.UINT64
                    ? Long.compare(whole(left, row), whole(right, row))
                    : Double.compare(number(left, row), number(right, row));
        }
        return SortKernel.compare(left, row, right, row);
    }

    private static double number(Column column, int row) {
        Object value = column.valueAt(row);
        return value instanceof Boolean truth
                ? (truth ? 1 : 0)
                : ((Number) Objects.requireNonNull(value)).doubleValue() + 0.0;
    }

    private static long whole(Column column, int row) {
        Object value = column.valueAt(row);
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) Objects.requireNonNull(value)).longValue();
    }

    /** Sums and products of whole numbers and truth values. */
    private Column whole(DType dtype) {
        boolean isSum = function.aggregation() == Aggregation.SUM;
        long[] results = new long[rows];
        Arrays.fill(results, isSum ? 0 : 1);
        int[] counts = new int[rows];
        for (Column column : columns) {
            long[] values = LongTiles.all(column);
            for (int row = 0; row < rows; row++) {
                if (!column.isNull(row)) {
                    results[row] = isSum ? results[row] + values[row] : results[row] * values[row];
                    counts[row]++;
                }
            }
        }
        BitmapBuilder valid = new BitmapBuilder(rows);
        for (int row = 0; row < rows; row++) {
            valid.append(counts[row] >= function.numbers().minCount() && !isMissing(row));
        }
        return Column.ofLongs(dtype, results, valid.build());
    }

    private Column numbers(DType dtype) {
        List<DoubleColumn> doubles = columns.stream()
                .map(column -> (DoubleColumn) CastKernel.cast(column, DType.FLOAT64))
                .toList();
        double[] results = new double[rows];
        double[] values = new double[columns.size()];
        for (int row = 0; row < rows; row++) {
            int count = 0;
            for (DoubleColumn column : doubles) {
                values[count] = column.at(row);
                count += Double.isNaN(values[count]) ? 0 : 1;
            }
            results[row] = isMissing(row) ? Double.NaN : of(values, count);
        }
        return DoubleColumn.adopt(dtype, results);
    }

    private double of(double[] values, int count) {
        AggregateOptions numbers = function.numbers();
        double sum = 0;
        double product = 1;
        for (int i = 0; i < count; i++) {
            sum += values[i];
            product *= values[i];
        }
        double mean = sum / count;
        return switch (function.aggregation()) {
            case SUM -> count < numbers.minCount() ? Double.NaN : sum;
            case PROD -> count < numbers.minCount() ? Double.NaN : product;
            case MEAN -> mean;
            case MEDIAN -> quantile(values, count, 0.5, Interpolation.LINEAR);
            case QUANTILE -> quantile(values, count, numbers.fraction(), numbers.interpolation());
            default -> moments(values, count, mean);
        };
    }

    private double moments(double[] values, int count, double mean) {
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < count; i++) {
            double distance = values[i] - mean;
            squares += distance * distance;
            cubes += distance * distance * distance;
            fourths += distance * distance * distance * distance;
        }
        double n = count;
        double variance = count <= function.numbers().ddof()
                ? Double.NaN
                : squares / (n - function.numbers().ddof());
        return switch (function.aggregation()) {
            case VAR -> variance;
            case STD -> Math.sqrt(variance);
            case SEM -> Math.sqrt(variance / n);
            case SKEW -> skewness(n, squares, cubes);
            default -> kurtosis(n, squares, fourths);
        };
    }

    private static double skewness(double n, double squares, double cubes) {
        if (n < 3) {
            return Double.NaN;
        }
        return squares == 0 ? 0 : n * Math.sqrt(n - 1) / (n - 2) * (cubes / Math.pow(squares, 1.5));
    }

    private static double kurtosis(double n, double squares, double fourths) {
        if (n < 4) {
            return Double.NaN;
        }
        double adjustment = 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
        return squares == 0
                ? 0
                : n * (n + 1) * (n - 1) * fourths / ((n - 2) * (n - 3) * squares * squares) - adjustment;
    }

    private static double quantile(double[] values, int count, double fraction, Interpolation between) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        double place = fraction * (count - 1);
        int below = (int) Math.floor(place);
        return between.between(sorted[below], sorted[Math.min(below + 1, count - 1)], place);
    }
}
